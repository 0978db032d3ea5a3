import type { Tab } from "./device";
import type { Schedule, Stop } from "./schedule";
import type { Request, Server } from "./server";
import type { Tally } from "./tally";

/** What can happen to a request on its way, to its answer on its way back, and between the server and D1. */
export const FAULTS: readonly { at: Stop["at"]; fault: string }[] = [
  ...["lost", "html", "401", "429", "500", "502", "twice", "late", "late"].map((fault) => ({
    at: "request" as const,
    fault,
  })),
  ...["lost", "lost", "lost", "html", "500", "cut"].map((fault) => ({ at: "answer" as const, fault })),
  ...["lost", "answer lost", "answer lost"].map((fault) => ({ at: "d1" as const, fault })),
];

/** A network that loses, repeats and delays, and between which and the server all kinds of boxes stand. */
export class Network {
  /** Requests that arrive once more, or whose sender has given up. */
  readonly copies: Request[] = [];

  constructor(
    readonly schedule: Schedule,
    readonly server: Server,
    readonly tally: Tally,
  ) {}

  async send(tab: Tab, path: string, body: string | undefined): Promise<Response> {
    if (!tab.alive) return tab.dead();
    const request = { path, body, session: tab.device.session };
    const fault = await this.schedule.wait(tab, "request");
    if (fault) this.tally.add(`request ${fault}`);
    if (fault === "late") {
      this.copies.push(request);
      throw new DOMException("The operation timed out.", "TimeoutError");
    }
    if (fault === "twice") this.copies.push(request);
    else if (fault) return broken(fault);

    const answer = await this.server.handle(request);
    if (!tab.alive) return tab.dead();
    const lost = await this.schedule.wait(tab, "answer");
    if (lost) this.tally.add(`answer ${lost}`);
    if (lost === "cut") return new Response(answer.body.slice(0, answer.body.length / 2), answer);
    return lost ? broken(lost) : new Response(answer.body, { status: answer.status });
  }

  /** A copy arrives: the server answers it, and nobody listens. */
  arrive(pick: number): Promise<unknown> {
    const [request] = this.copies.splice(pick % this.copies.length, 1);
    this.tally.add("copies");
    return request ? this.server.handle(request) : Promise.resolve();
  }
}

/** What one gets that the server never said. */
function broken(fault: string): Response {
  switch (fault) {
    case "html":
      return new Response("<!doctype html><title>Sign in to the WLAN</title>", { status: 200 });
    case "401":
      return refusal(401, "unauthenticated");
    case "429":
      return refusal(429, "rate_limited");
    case "500":
      return refusal(500, "internal");
    case "502":
      return new Response("Bad gateway", { status: 502 });
    default:
      throw new TypeError("Failed to fetch");
  }
}

function refusal(status: number, code: string): Response {
  return Response.json({ error: { code, message: "" } }, { status });
}
