import fc from "fast-check";
import { INDUSTRIES, LEAD_STATUSES, OUTCOMES } from "@/lib/enums";
import {
  addConversation,
  createLead,
  deleteCall,
  deleteLead,
  editCall,
  editLead,
  endCall,
  handOver,
  logCall,
  newId,
  type Person,
  restoreCall,
  restoreLead,
  startCall,
} from "./world";

/** The same working days at every run: what fails once can be looked at. */
export const RUNS: fc.Parameters<[Step[]]> = { seed: 20_261_123, numRuns: 4, unbiased: true, endOnFailure: true };

const VERBS = [
  "create",
  "create",
  "edit",
  "handOver",
  "handOver",
  "deleteLead",
  "restoreLead",
  "startCall",
  "endCall",
  "logCall",
  "logCall",
  "editCall",
  "deleteCall",
  "restoreCall",
  "note",
] as const;

export interface Step {
  verb: (typeof VERBS)[number];
  who: number;
  lead: number;
  call: number;
  to: number;
}

export const workingDay: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    verb: fc.constantFrom(...VERBS),
    who: fc.nat(99),
    lead: fc.nat(99),
    call: fc.nat(99),
    to: fc.nat(99),
  }),
  { minLength: 50, maxLength: 55 },
);

/** What people know of the leads they typed in, for finding them again. */
export interface Known {
  id: string;
  name: string;
  phone: string;
}

/** Everyone adds a lead and calls; then the steps one after another, each as somebody and on something made before; many are refused, as in life. */
export async function doTheWork(people: Person[], steps: Step[]): Promise<Known[]> {
  const leads: Known[] = [];
  const calls: string[] = [];
  const gone = { lead: "", call: "" };
  const morning: Step[] = people.flatMap((_, who) => [
    { verb: "create", who, lead: 0, call: who, to: 0 },
    { verb: "logCall", who, lead: who, call: who, to: who },
  ]);
  for (const [n, step] of [...morning, ...steps].entries()) {
    const by = at(people, step.who);
    const id = newId();
    const lead = leads.length > 0 ? at(leads, step.lead).id : id;
    const call = calls.length > 0 ? at(calls, step.call) : id;
    const outcome = at(OUTCOMES, step.to);
    const assignedTo = [null, ...people.map((person) => person.actor.id)][step.to % (people.length + 1)];
    switch (step.verb) {
      case "create": {
        const known = { id, name: `Lead ${marker(id)}`, phone: `+97150${String(1_000_000 + step.call * 9973 + n)}` };
        const made = await by.run(createLead, { ...known, industry: at(INDUSTRIES, n), source: "Fair" });
        if (made.status === "applied") leads.push(known);
        break;
      }
      case "edit":
        await by.run(editLead, { id: lead, notes: `note ${n}`, status: at(LEAD_STATUSES, step.to) });
        break;
      case "handOver":
        await by.run(handOver, { ids: [lead, at([{ id: lead }, ...leads], step.call).id], assignedTo });
        break;
      case "deleteLead":
        if ((await by.run(deleteLead, { id: lead })).status === "applied") gone.lead = lead;
        break;
      case "restoreLead":
        await by.run(restoreLead, { id: gone.lead || lead });
        break;
      case "startCall":
        if ((await by.run(startCall, { id, leadId: lead })).status === "applied") calls.push(id);
        break;
      case "endCall":
        await by.run(endCall, { id: call, outcome, duration: 0 });
        break;
      case "logCall": {
        const logged = { id, leadId: lead, startTime: minutesAgo(step.call), duration: 30, outcome };
        if ((await by.run(logCall, logged)).status === "applied") calls.push(id);
        break;
      }
      case "editCall":
        await by.run(editCall, { id: call, notes: `heard ${n}`, outcome });
        break;
      case "deleteCall":
        if ((await by.run(deleteCall, { id: call })).status === "applied") gone.call = call;
        break;
      case "restoreCall":
        await by.run(restoreCall, { id: gone.call || call });
        break;
      case "note":
        await by.run(addConversation, { id, leadId: lead, body: `said ${n}` });
        break;
    }
  }
  return leads;
}

/** A word that is in this lead's name and in no other's. */
export function marker(id: string): string {
  return `m${id.slice(-10)}`;
}

function at<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T;
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000 - 3_600_000).toISOString();
}
