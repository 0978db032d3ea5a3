import type { Schedule } from "@/lib/enums";
import { addDays, type Day, fromWallClock, toDay, weekdayOf } from "@/lib/time";

/** When on the wall a scheduled report is made: before anybody is at work. */
export const AT = "06:00";

/** A time that a scheduled report is due, and the whole days it is about: those that ended before it. */
export interface Due {
  at: string;
  startDate: Day;
  endDate: Day;
}

/** When it was last due, at the latest now. */
export function lastDue(schedule: Exclude<Schedule, "never">, timeZone: string, now: string): Due {
  const today = toDay(now, timeZone);
  const begun = dueOn(today, timeZone) <= now;
  const day = firstDay(schedule, begun ? today : addDays(today, -1));
  return { at: dueOn(day, timeZone), startDate: firstDay(schedule, addDays(day, -1)), endDate: day };
}

/** When it is next due after now. */
export function nextDue(schedule: Exclude<Schedule, "never">, timeZone: string, now: string): string {
  const last = toDay(lastDue(schedule, timeZone, now).at, timeZone);
  // The first day of the period after the one that began at `last`.
  const within = { daily: 1, weekly: 7, monthly: 31 }[schedule];
  return dueOn(firstDay(schedule, addDays(last, within)), timeZone);
}

/** The first day of the day, week (from Monday) or month that a day is in. */
function firstDay(schedule: Exclude<Schedule, "never">, day: Day): Day {
  if (schedule === "daily") return day;
  return schedule === "weekly" ? addDays(day, 1 - weekdayOf(day)) : (`${day.slice(0, 7)}-01` as Day);
}

const dueOn = (day: Day, timeZone: string) => fromWallClock(`${day}T${AT}`, timeZone);
