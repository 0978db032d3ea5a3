import { type Actor, type Change, update } from "@/lib/command/define";
import { ACTIVE_STATUSES, type LeadStatus, type Outcome } from "@/lib/enums";
import { canSeeLead } from "@/lib/leads/policy";
import type { Lead } from "@/lib/leads/schema";
import { addDays, fromWallClock, toInstant, toWallClock } from "@/lib/time";
import type { Call } from "./schema";

const HOUR = 3_600_000;
const DAY = 86_400;

/** Where an outcome takes its lead. Only an active lead moves, and only forward. */
const MOVES: Record<Outcome, { to: LeadStatus; from?: readonly LeadStatus[] } | null> = {
  "demo-booked": { to: "demo-scheduled" },
  "follow-up-scheduled": { to: "contacted", from: ["new"] },
  "callback-requested": { to: "contacted", from: ["new"] },
  "not-interested": { to: "closed-lost" },
  "no-answer": null,
  busy: null,
};

/** The status a lead will have after this outcome; the same one when it stays. */
export function statusAfter(status: LeadStatus, outcome: Outcome): LeadStatus {
  const move = MOVES[outcome];
  const active: readonly LeadStatus[] = ACTIVE_STATUSES;
  if (!move || !active.includes(status)) return status;
  if (move.from && !move.from.includes(status)) return status;
  return move.to;
}

/** What to do next when the person says nothing else: the label, and the instant in UTC. */
export function defaultNextAction(
  outcome: Outcome,
  now: string,
  timeZone: string,
): { nextAction: string | null; nextActionDate: string | null } {
  switch (outcome) {
    case "no-answer":
    case "busy":
      return { nextAction: "Call again", nextActionDate: new Date(Date.parse(now) + 3 * HOUR).toISOString() };
    case "follow-up-scheduled":
      return { nextAction: "Follow up", nextActionDate: inDays(1, now, timeZone) };
    case "callback-requested":
      return { nextAction: "Call back", nextActionDate: inDays(1, now, timeZone) };
    case "demo-booked":
      return { nextAction: "Demo", nextActionDate: null };
    case "not-interested":
      return { nextAction: null, nextActionDate: null };
  }
}

/** The same time on the wall, `days` later, whatever daylight saving does between. */
export function inDays(days: number, now: string, timeZone: string): string {
  const [day = "", time] = toWallClock(now, timeZone).split("T");
  return fromWallClock(`${addDays(day, days)}T${time}`, timeZone);
}

type Result = Partial<Pick<Call, "outcome" | "nextAction" | "nextActionDate">>;

/** The result as stored: what was said, and the outcome's default where nothing was said. */
export function resolveResult(typed: Result, now: string, timeZone: string): Result {
  const result: Result = { ...typed };
  if (typed.nextActionDate) result.nextActionDate = toInstant(typed.nextActionDate, timeZone);
  if (!typed.outcome) return result;
  const usual = defaultNextAction(typed.outcome, now, timeZone);
  const silent = typed.nextAction === undefined && typed.nextActionDate === undefined;
  if (typed.nextAction === undefined && (silent || result.nextActionDate)) result.nextAction = usual.nextAction;
  if (silent) result.nextActionDate = usual.nextActionDate;
  return result;
}

/** The change of the lead that goes with a call's, if there is anything to change. */
export function leadChanges(
  lead: Lead | null,
  result: Result,
  actor: Actor,
  now: string,
  moveLead?: boolean,
): Change[] {
  const effect = effectOnLead(lead, result, actor, moveLead);
  return lead && Object.keys(effect).length > 0 ? [update("lead", "lead_updated", lead, effect, now)] : [];
}

/**
 * What a call does to its lead, decided against the lead as it is now, so that it never conflicts. Nothing, when the
 * person may no longer see the lead.
 */
export function effectOnLead(lead: Lead | null, result: Result, actor: Actor, moveLead = true): Partial<Lead> {
  if (!lead || !canSeeLead(actor, lead)) return {};
  const effect: Partial<Lead> = {};
  if (result.outcome && moveLead) effect.status = statusAfter(lead.status, result.outcome);
  const ends = result.outcome === "not-interested";
  if (result.nextAction !== undefined || result.nextActionDate !== undefined || ends) {
    effect.nextAction = result.nextAction ?? null;
    effect.nextActionDate = result.nextActionDate ?? null;
  }
  const differs = Object.entries(effect).filter(([field, value]) => lead[field as keyof Lead] !== value);
  return Object.fromEntries(differs);
}

/** Whole seconds since a call began, at most a day: one left open over a weekend still ends. */
export function secondsUntil(now: string, start: string): number {
  return Math.min(DAY, Math.max(0, Math.floor((Date.parse(now) - Date.parse(start)) / 1000)));
}

const FUTURE = "This lies in the future.";
const ENDS_LATER = "With this length the call would end in the future. Check when it started.";
const ENDS_BEFORE = "The call cannot end before it started.";
const A_DAY = "A call lasts at most a day. Say when it ended, or how long it took.";
const TOO_LONG = "The duration is longer than the call.";

/** End and duration from whichever was given; whole seconds, rounded down. `fields` says what does not fit. */
export function timesOf(
  start: string,
  given: { endTime?: string | null | undefined; duration?: number | undefined },
  now: string,
): { endTime: string | null; duration: number | null; fields?: Record<string, string> } {
  const nothing = { endTime: null, duration: null };
  const soon = Date.parse(now) + 10 * 60_000;
  if (Date.parse(start) > soon) return { ...nothing, fields: { startTime: FUTURE } };
  if (!given.endTime) {
    if (given.duration === undefined) return nothing;
    const end = Date.parse(start) + given.duration * 1000;
    if (end > soon) return { ...nothing, fields: { duration: ENDS_LATER } };
    return { endTime: new Date(end).toISOString(), duration: given.duration };
  }
  if (Date.parse(given.endTime) > soon) return { ...nothing, fields: { endTime: FUTURE } };
  const seconds = Math.floor((Date.parse(given.endTime) - Date.parse(start)) / 1000);
  if (seconds < 0) return { ...nothing, fields: { endTime: ENDS_BEFORE } };
  if (seconds > DAY && given.duration === undefined) return { ...nothing, fields: { endTime: A_DAY } };
  if (given.duration !== undefined && given.duration > seconds + 1)
    return { ...nothing, fields: { duration: TOO_LONG } };
  return { endTime: given.endTime, duration: given.duration ?? seconds };
}
