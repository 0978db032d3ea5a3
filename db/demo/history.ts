import { defaultNextAction, leadChanges } from "@/lib/calls/rules";
import type { Call } from "@/lib/calls/schema";
import { type Change, create, update } from "@/lib/command/define";
import type { Lead } from "@/lib/leads/schema";
import type { Member } from "@/lib/members/schema";
import { idAt } from "./ids";
import type { Operation } from "./operation";
import { Random } from "./random";
import { probabilityOf, stageEdit } from "./stages";
import { holderAt, type Moment, type PlannedCall, type Story } from "./story";
import { wallTimes } from "./wall-time";
import { CALL_NOTES, NEXT_ACTIONS, SAID } from "./wording";

const QUARTER = 900_000;
/** How often somebody calls later than they said they would. */
const LATE = 0.2;

/** Tells the moments as the operations the product would have committed, by its own rules, one after another. */
export function* history(moments: Iterable<Moment>, manager: Member, timeZone: string): Generator<Operation> {
  const random = Random.for("history");
  const delays = Random.for("delays");
  const wallTime = wallTimes(timeZone);
  const leads = new Map<string, Lead>();
  for (const moment of moments) {
    const at = new Date(moment.at).toISOString();
    const lead = leads.get(moment.story.id);
    const person = personOf(moment, manager);
    const changes = lead
      ? changesOf(moment, { lead, person, at, timeZone, wallTime, random, delays })
      : [create("lead", "lead_created", entered(moment.story, at, random))];
    for (const change of changes) if (change.entity === "lead") leads.set(change.after.id, change.after);
    yield { id: idAt(moment.at, random), userId: person.id, at, leadId: moment.story.id, changes };
  }
}

interface Scene {
  lead: Lead;
  person: Member;
  at: string;
  timeZone: string;
  wallTime: ReturnType<typeof wallTimes>;
  random: Random;
  /** By how much people are late. */
  delays: Random;
}

function personOf(moment: Moment, manager: Member): Member {
  switch (moment.kind) {
    case "entered":
      return moment.story.createdBy;
    case "called":
      return moment.caller;
    case "handed-over":
      return manager;
    default:
      return holderAt(moment.story, moment.at) ?? manager;
  }
}

function changesOf(moment: Moment, scene: Scene): Change[] {
  const { lead, at, random } = scene;
  switch (moment.kind) {
    case "entered":
      return [];
    case "called":
      return called(moment, scene);
    case "edited":
      return [update("lead", "lead_updated", lead, stageEdit(lead, moment.story.status, random), at)];
    case "handed-over":
      return [update("lead", "lead_assigned", lead, { assignedTo: moment.to?.id ?? null }, at)];
    case "said":
      return [create("conversation", "conversation_added", said(moment.at, scene))];
  }
}

function entered(story: Story, at: string, random: Random): Lead {
  // a lead that nobody called came in as far as it is today
  const uncalled = story.calls.length === 0;
  const status = uncalled ? story.status : "new";
  const due = uncalled && story.due ? new Date(story.due).toISOString() : null;
  return {
    ...story.profile,
    id: story.id,
    status,
    probability: status === "new" && random.chance(0.3) ? null : probabilityOf(status, random),
    assignedTo: story.holdings[0]?.holder?.id ?? null,
    nextAction: due && (status === "new" ? "First call" : status === "demo-scheduled" ? "Demo" : "Follow up"),
    nextActionDate: due,
    createdBy: story.createdBy.id,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    seq: 0,
  };
}

function called(call: PlannedCall, scene: Scene): Change[] {
  const { lead, person, at, random, wallTime } = scene;
  const { story, outcome, duration, start } = call;
  const lost = outcome === "not-interested" && story.status === "closed-lost" && !call.next;
  const next = lost ? { nextAction: null, nextActionDate: null } : nextStep(call, scene);
  const made: Call = {
    id: idAt(start, random),
    leadId: lead.id,
    userId: person.id,
    callType: random.chance(lead.source === "website" ? 0.13 : 0.06) ? "inbound" : "outbound",
    startTime: new Date(start).toISOString(),
    endTime: new Date(start + duration * 1000).toISOString(),
    duration,
    outcome,
    notes: random.chance(missed(call) ? 0.35 : 0.88) ? random.pick(CALL_NOTES[outcome]) : null,
    ...next,
    ...wallTime(start),
    industry: lead.industry,
    source: lead.source,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    seq: 0,
  };
  const moves = lost || outcome !== "not-interested";
  return [create("call", "call_logged", made), ...leadChanges(lead, { outcome, ...next }, person, at, moves)];
}

function missed({ outcome }: PlannedCall): boolean {
  return outcome === "no-answer" || outcome === "busy";
}

/** What was agreed to do next: it happens at the next call, or is still planned today. */
function nextStep(call: PlannedCall, scene: Scene): Pick<Call, "nextAction" | "nextActionDate"> {
  const { at, timeZone, random } = scene;
  const time = call.next ? Math.floor(promisedFor(call, call.next, scene) / QUARTER) * QUARTER : call.story.due;
  if (!time || time <= call.at) return defaultNextAction(call.outcome, at, timeZone);
  return { nextAction: random.pick(NEXT_ACTIONS[call.outcome]), nextActionDate: new Date(time).toISOString() };
}

/** Mostly when it happened. */
function promisedFor(call: PlannedCall, next: PlannedCall, { delays }: Scene): number {
  const share = delays.between(0.3, 0.9);
  return delays.chance(LATE) ? call.at + (next.start - call.at) * share : next.start;
}

function said(time: number, { lead, person, at, random }: Scene) {
  const [channel, direction, body] = random.pick(SAID);
  return {
    id: idAt(time, random),
    leadId: lead.id,
    userId: person.id,
    channel,
    direction,
    body,
    createdAt: at,
    seq: 0,
  };
}
