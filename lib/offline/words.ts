import { FIELDS } from "@/lib/activity/words";
import { CHANNEL_LABELS, OUTCOME_LABELS } from "@/lib/labels";
import type { Queued, QueuedState } from "./store";

/** What a queued change says, in the words of the trade. */

type Words = (input: Record<string, unknown>) => { title: string; detail?: string };

const WORDS: Record<string, Words> = {
  createLead: ({ name, company }) => ({ title: `New lead: ${text(name)}`, detail: text(company) }),
  editLead: (input) => ({ title: "Change of a lead", detail: fieldsOf(input) }),
  handOver: ({ ids, assignedTo }) => ({
    title: `${assignedTo ? "Hand over" : "Hand back"} ${Array.isArray(ids) && ids.length > 1 ? `${ids.length} leads` : "a lead"}`,
  }),
  deleteLead: () => ({ title: "Delete a lead" }),
  restoreLead: () => ({ title: "Bring a lead back" }),
  startCall: () => ({ title: "Call started" }),
  endCall: ({ outcome, notes }) => ({ title: `Call ended: ${label(OUTCOME_LABELS, outcome)}`, detail: text(notes) }),
  logCall: ({ outcome, notes }) => ({ title: `Earlier call: ${label(OUTCOME_LABELS, outcome)}`, detail: text(notes) }),
  editCall: (input) => ({ title: "Correction of a call", detail: fieldsOf(input) }),
  deleteCall: () => ({ title: "Delete a call" }),
  restoreCall: () => ({ title: "Bring a call back" }),
  dismissRefusal: () => ({ title: "Your decision about a refused change" }),
  addConversation: ({ channel, body }) => ({ title: label(CHANNEL_LABELS, channel) || "Note", detail: text(body) }),
};

export function wordsOf({ command, input }: Pick<Queued, "command" | "input">): { title: string; detail?: string } {
  const words = WORDS[command]?.(input) ?? { title: command };
  return words.detail ? words : { title: words.title };
}

const STATES: Record<QueuedState, string> = {
  waiting: "Waiting to be sent",
  applied: "Done",
  parked: "The server fails at this one",
  conflict: "Someone else changed the same",
  rejected: "Refused",
};

export function stateOf(state: QueuedState, held: boolean): string {
  return held ? "Waits for another change" : STATES[state];
}

/** The row a change is about: a lead or a call, to name it and to open it. */
export function subjectOf({
  command,
  input,
}: Pick<Queued, "command" | "input">): { entity: "lead" | "call"; id: string } | null {
  const [leadId, id, ids] = [input.leadId, input.id, input.ids];
  if (typeof leadId === "string") return { entity: "lead", id: leadId };
  if (Array.isArray(ids) && typeof ids[0] === "string") return { entity: "lead", id: ids[0] };
  if (typeof id !== "string") return null;
  return { entity: command.endsWith("Call") ? "call" : "lead", id };
}

function fieldsOf(input: Record<string, unknown>): string {
  const named = Object.entries(input).filter(([name]) => FIELDS[name]);
  return named.map(([name, value]) => `${FIELDS[name]}: ${value === null ? "empty" : text(value)}`).join(", ");
}

function label(labels: Record<string, string>, value: unknown): string {
  return (typeof value === "string" && labels[value]) || "";
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
