import { changedIn, numberIn, textIn, wallClockIn } from "@/lib/forms";
import { toWallClock } from "@/lib/time";
import type { CallView } from "./schema";

/** The input of `endCall` from the call workspace: the outcome, notes, next step, and whether the lead moves. */
export function callEndIn(form: FormData, timeZone: string): Record<string, unknown> {
  return {
    id: textIn(form, "id"),
    outcome: textIn(form, "outcome") ?? undefined,
    notes: textIn(form, "notes"),
    ...nextStepIn(form, timeZone),
    ...(textIn(form, "seconds") ? { duration: Number(textIn(form, "seconds")) } : {}),
    ...(form.get("keepStatus") === "on" ? { moveLead: false } : {}),
  };
}

/** The input of `logCall` from its form: when it was, by the wall clock, and for how many minutes. */
export function loggedCallIn(form: FormData, timeZone: string): Record<string, unknown> {
  const duration = secondsIn(form) ?? 0;
  return {
    id: textIn(form, "id"),
    leadId: textIn(form, "leadId"),
    callType: textIn(form, "callType") ?? undefined,
    startTime: startIn(form, timeZone, duration),
    duration,
    outcome: textIn(form, "outcome"),
    notes: textIn(form, "notes"),
    ...nextStepIn(form, timeZone),
    ...(form.get("keepStatus") === "on" ? { moveLead: false } : {}),
  };
}

/** The input of `editCall` from its form: only what was changed. */
export function callEditIn(form: FormData, timeZone: string): Record<string, unknown> {
  const changed = changedIn(form);
  const input: Record<string, unknown> = { id: textIn(form, "id"), base: { seq: Number(textIn(form, "seq")) } };
  for (const name of ["callType", "outcome", "notes", "nextAction"])
    if (changed(name)) input[name] = textIn(form, name);
  for (const name of ["startTime", "nextActionDate"])
    if (changed(name)) input[name] = wallClockIn(form, name, timeZone);
  const seconds = secondsIn(form);
  // A call that moves keeps its length.
  if (changed("duration") || (changed("startTime") && seconds !== null)) input.duration = seconds ?? "";
  if (changed("outcome")) input.moveLead = form.get("moveLead") === "on";
  return input;
}

/** The minutes of the field `duration`, in seconds; what is no number stays text, for the schema to refuse. */
function secondsIn(form: FormData): number | string | null {
  const minutes = numberIn(form, "duration") ?? null;
  return typeof minutes === "number" ? Math.round(minutes * 60) : minutes;
}

/** A start that was left as suggested means that the call has just ended, however long it took. */
function startIn(form: FormData, timeZone: string, duration: number | string): string | null | undefined {
  const justEnded = Date.parse(textIn(form, "justEnded") ?? "");
  const left = textIn(form, "startTime") === textIn(form, "suggestedStart");
  const began = typeof duration === "number" ? justEnded - duration * 1000 : Number.NaN;
  if (left && began >= 0) return new Date(began).toISOString();
  return wallClockIn(form, "startTime", timeZone) ?? undefined;
}

/**
 * What comes next: `plan` says the outcome's usual (`auto`), nothing (`none`), or the time given (`at`). A time that was
 * typed is meant, whatever `plan` says.
 */
function nextStepIn(form: FormData, timeZone: string): Record<string, unknown> {
  const nextAction = textIn(form, "nextAction") ?? null;
  const nextActionDate = wallClockIn(form, "nextActionDate", timeZone) ?? null;
  if (form.get("plan") === "none") return { nextAction: null, nextActionDate: null };
  if (nextActionDate) return { nextActionDate, ...(nextAction && { nextAction }) };
  return nextAction ? { nextAction } : {};
}

type Told = Pick<
  CallView,
  "outcome" | "callType" | "notes" | "nextAction" | "startTime" | "nextActionDate" | "duration"
>;

/** A call as the form's controls spell it. */
export function callTexts(call: Told, timeZone: string): Record<string, string> {
  const wall = (instant: string | null) => (instant ? toWallClock(instant, timeZone) : "");
  const minutes = call.duration === null ? "" : String(Math.round((call.duration / 60) * 100) / 100);
  return {
    outcome: call.outcome ?? "",
    callType: call.callType,
    notes: call.notes ?? "",
    nextAction: call.nextAction ?? "",
    startTime: wall(call.startTime),
    nextActionDate: wall(call.nextActionDate),
    duration: minutes,
  };
}
