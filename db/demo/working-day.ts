import type { WorkingDay } from "./calendar";
import type { PlannedCall } from "./story";

/** Between two calls of one person, in milliseconds: enough to type what was said. */
const PAUSE = 20_000;
/** The last call may run over closing time. */
const OVERTIME = 900_000;

/**
 * Moves one person's calls of one day apart, so that nobody is on two calls at once, and sets when each was logged. A
 * day too short for them all makes them all shorter. `calls` are in order of their start.
 */
export function layOut(calls: readonly PlannedCall[], day: WorkingDay, now: number): void {
  const closes = Math.min(day.closes + OVERTIME, now - 1000);
  const load = calls.reduce((sum, call) => sum + call.duration * 1000 + PAUSE, 0);
  const scale = Math.max(0, Math.min(1, (closes - day.opens) / load));
  const pause = Math.floor(PAUSE * scale);
  const taken = (call: PlannedCall) => call.duration * 1000 + pause;

  let free = day.opens;
  for (const call of calls) {
    call.duration = Math.floor(call.duration * scale);
    call.start = Math.max(call.start, free);
    free = call.start + taken(call);
  }
  let limit = closes;
  for (const call of calls.toReversed()) {
    call.start = Math.min(call.start, limit - taken(call));
    limit = call.start;
    call.at = call.start + taken(call) - Math.ceil(pause / 2);
  }
}
