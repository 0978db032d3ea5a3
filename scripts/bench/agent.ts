import { v7 as uuid } from "uuid";
import type { Outcome } from "@/lib/enums";

/** What one request was, and how it went; `milliseconds` until the last byte. */
export interface Sample {
  kind: string;
  milliseconds: number;
  /** Why it counts as an error. */
  wrong?: string;
}

type Step = () => Promise<Sample>;

const SEARCHES = ["moh", "ahmed", "sara", "khan", "trading", "al", "fatima", "gmail", "omar h", "group"];
const OUTCOMES: readonly Outcome[] = [
  ...(["no-answer", "no-answer", "no-answer", "busy", "callback-requested"] as const),
  ...(["follow-up-scheduled", "follow-up-scheduled", "not-interested", "demo-booked"] as const),
];

/** An agent who works through their leads: choose one, read it, call, say how it went, note, the next. */
export class Agent {
  private leads: string[] = [];
  private lead = "";
  private call: string | null = null;
  private turn = Math.floor(Math.random() * 1000);

  constructor(
    private readonly origin: string,
    private readonly session: Record<string, string>,
  ) {}

  /** Opens the list, as one does in the morning. */
  signIn(): Promise<Sample> {
    return this.list("lead list", "status=new&limit=50");
  }

  /** The next request of the day. */
  next(): Promise<Sample> {
    const day = this.day();
    const step = day[this.turn++ % day.length] as Step;
    return step();
  }

  private day(): Step[] {
    const dueList = () => this.list("due list", "due=now&limit=50");
    const leadList = () => this.list("lead list", "status=new&limit=50");
    const find = () => this.list("search", `q=${encodeURIComponent(oneOf(SEARCHES))}`);
    const open = () => {
      this.lead = oneOf(this.leads);
      return this.read("lead", `leads/${this.lead}`);
    };
    const timeline = () => this.read("timeline", `leads/${this.lead}/timeline`);
    const history = () => this.read("calls", `calls?leadId=${this.lead}`);
    const work = [open, timeline, history, () => this.startCall(), () => this.endCall()];
    return [dueList, ...work, ...work, () => this.note(), leadList, ...work, find, open, timeline, history];
  }

  private async list(kind: string, query: string): Promise<Sample> {
    const { sample, body } = await this.ask<{ id: string }[]>(kind, "GET", `leads?${query}`);
    if (body && body.length > 0) this.leads = body.map(({ id }) => id);
    this.lead ||= this.leads[0] ?? "";
    return sample;
  }

  private async read(kind: string, path: string): Promise<Sample> {
    return (await this.ask(kind, "GET", path)).sample;
  }

  private async startCall(): Promise<Sample> {
    const { sample, body } = await this.ask<{ id: string }>("start call", "POST", "calls", { leadId: this.lead });
    this.call = body?.id ?? null;
    return sample;
  }

  /** One who comes in between has no call to end yet. */
  private async endCall(): Promise<Sample> {
    if (!this.call) return this.startCall();
    const result = { outcome: oneOf(OUTCOMES), notes: "Asked for the price list; calls back after lunch." };
    const { sample } = await this.ask("end call", "PATCH", `calls/${this.call}`, result);
    this.call = null;
    return sample;
  }

  private async note(): Promise<Sample> {
    const body = { body: "Prefers WhatsApp in the afternoon. Decides with a partner." };
    return (await this.ask("note", "POST", `leads/${this.lead}/conversations`, body)).sample;
  }

  private async ask<T>(kind: string, method: string, path: string, body?: object) {
    const headers: Record<string, string> = body
      ? { "content-type": "application/json", "idempotency-key": uuid() }
      : {};
    const started = performance.now();
    const since = () => performance.now() - started;
    try {
      const response = await fetch(`${this.origin}/api/${path}`, {
        method,
        headers: { ...this.session, ...headers },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const sample = { kind, milliseconds: since() };
      if (response.ok) return { sample, body: (JSON.parse(text) as { data: T }).data };
      return { sample: { ...sample, wrong: `${method} /api/${path}: ${response.status} ${text.slice(0, 200)}` } };
    } catch (error) {
      return { sample: { kind, milliseconds: since(), wrong: `${method} /api/${path}: ${String(error)}` } };
    }
  }
}

function oneOf<T>(values: readonly T[]): T {
  return values[Math.floor(Math.random() * values.length)] as T;
}
