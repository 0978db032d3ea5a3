import type { Screen } from "./device";
import type { Submitted } from "./ledger";
import type { VERBS } from "./steps";
import { canary } from "./witness";

type Verb = (typeof VERBS)[number];
type Change = Pick<Submitted, "command" | "input" | "creates" | "shows" | "about"> & { base?: Submitted["base"] };

/** What a person at a form has: the screen, a new id, the device's clock, and two fingers that choose. */
export interface Form {
  screen: Screen;
  id: string;
  at: string;
  colleagues: string[];
  /** What they deleted themselves and may want back. */
  deleted: { lead: string | undefined; call: string | undefined };
  a: number;
  b: number;
}

type Plain = Record<string, unknown>;
const OUTCOMES = ["no-answer", "demo-booked", "follow-up-scheduled", "not-interested", "callback-requested", "busy"];
const STATUSES = ["contacted", "qualified", "closed-won"];

/** What a person can do with what is on their screen; null when there is nothing to do it with. */
export function submission(verb: Exclude<Verb, "retry" | "discard">, form: Form): Change | null {
  const { screen, id, at, a, b } = form;
  const lead = pick(live(screen, "lead"), a);
  const leadId = String(lead?.id);
  const ofLead = (change: Omit<Change, "about" | "base">): Change | null =>
    lead ? { ...change, about: [`lead/${leadId}`], base: baseOf(screen, `lead/${leadId}`) } : null;
  const edit = (field: string, value: unknown, stays = true) =>
    ofLead({
      command: "editLead",
      input: { id: leadId, [field]: value },
      creates: [],
      shows: stays ? { key: `lead/${leadId}`, field, value } : null,
    });
  switch (verb) {
    case "createLead": {
      const assignee = screen.viewer.role !== "agent" && b % 2 ? { assignedTo: pick(form.colleagues, b) } : {};
      const input = {
        id,
        name: `Lead ${canary(id)}`,
        phone: `+9715012${String(10_000 + a)}`,
        source: "Fair",
        ...assignee,
      };
      return { command: "createLead", input, creates: [id], shows: { key: `lead/${id}` }, about: [`lead/${id}`] };
    }
    case "mistake":
      return {
        command: "createLead",
        input: { id, name: `Lead ${canary(id)}`, phone: "12" },
        creates: [id],
        shows: null,
        about: [],
      };
    case "editNotes":
      return edit("notes", `Notes ${canary(leadId)} ${id}`);
    case "editCompany":
      return edit("company", `Company ${canary(leadId)} ${id}`);
    case "editStatus":
      // A call made later may move it on: that it stays on screen is not to be expected.
      return edit("status", pick(STATUSES, b), false);
    case "note":
      return ofLead({
        command: "addConversation",
        input: { id, leadId, body: `Said ${canary(id)}` },
        creates: [id],
        shows: { key: `conversation/${id}` },
      });
    case "startCall":
      return ofLead({
        command: "startCall",
        input: { id, leadId, startTime: at },
        creates: [id],
        shows: { key: `call/${id}` },
      });
    case "logCall": {
      const startTime = new Date(Date.parse(at) - 3_600_000).toISOString();
      const said = { duration: 30, outcome: pick(OUTCOMES, b), notes: `Heard ${canary(id)}` };
      return ofLead({
        command: "logCall",
        input: { id, leadId, startTime, ...said },
        creates: [id],
        shows: { key: `call/${id}` },
      });
    }
    case "endCall":
      return withCall(
        form,
        (call) => !call.outcome,
        (call) => ({
          command: "endCall",
          input: { outcome: pick(OUTCOMES, b), notes: `Ended ${canary(String(call.id))}` },
        }),
      );
    case "editCall":
      return withCall(
        form,
        () => true,
        (call) => ({
          command: "editCall",
          input: { notes: `Corrected ${canary(String(call.id))} ${id}` },
          base: baseOf(screen, `call/${call.id}`),
        }),
      );
    case "deleteCall":
      return withCall(
        form,
        () => true,
        () => ({ command: "deleteCall", input: {} }),
      );
    case "restoreCall":
      return form.deleted.call ? plain("restoreCall", { id: form.deleted.call }) : null;
    case "deleteLead":
      return ofLead({ command: "deleteLead", input: { id: leadId }, creates: [], shows: null });
    case "restoreLead":
      return form.deleted.lead ? plain("restoreLead", { id: form.deleted.lead }) : null;
    case "handBack":
      return ofLead({ command: "handOver", input: { ids: [leadId], assignedTo: null }, creates: [], shows: null });
    case "handOver": {
      const second = pick(live(screen, "lead"), b);
      const ids = [...new Set([leadId, String(second?.id)])];
      const about = ids.map((one) => `lead/${one}`);
      const assignedTo = pick(form.colleagues, b);
      return lead ? { command: "handOver", input: { ids, assignedTo }, creates: [], shows: null, about } : null;
    }
  }
}

function withCall(
  { screen, a }: Form,
  fits: (call: Plain) => boolean,
  change: (call: Plain) => Pick<Change, "command" | "input" | "base">,
): Change | null {
  const mine = live(screen, "call").filter((call) => call.userId === screen.viewer.id && fits(call));
  const call = pick(mine, a);
  if (!call) return null;
  const { input, ...rest } = change(call);
  const about = [`call/${call.id}`, `lead/${call.leadId}`];
  return { ...rest, input: { id: call.id, ...input }, creates: [], shows: null, about };
}

function plain(command: string, input: Plain): Change {
  return { command, input, creates: [], shows: null, about: [] };
}

/** What the person was looking at: the row as the server last told it, and their own changes already shown in it. */
function baseOf({ rows, queued }: Screen, key: string): Submitted["base"] {
  const seen = queued.filter(({ state }) => state !== "conflict" && state !== "rejected").map(({ id }) => id);
  return { seq: rows.get(key)?.seq ?? 0, seen };
}

function live({ shown }: Screen, entity: string): Plain[] {
  return [...shown].filter(([key, row]) => key.startsWith(`${entity}/`) && !row.deletedAt).map(([, row]) => row);
}

export function pick<T>(list: readonly T[], n: number): T | undefined {
  return list[n % list.length];
}
