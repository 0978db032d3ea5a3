import { weekOf } from "@/lib/analytics/working-days";
import type { Schedule } from "@/lib/enums";
import type { Settings } from "@/lib/settings/schema";
import { addDays, type Day, fromWallClock, toDay } from "@/lib/time";

/** When on the wall a scheduled report is made: before anybody is at work. */
export const AT = "06:00";

/** A time that a scheduled report is due, and the whole days it is about: those that ended before it. */
export interface Due {
  at: string;
  startDate: Day;
  endDate: Day;
}

/** Where the organisation's days and weeks begin. */
export type Calendar = Pick<Settings, "timeZone" | "workingWeek">;

/** When it was last due, at the latest now. */
export function lastDue(schedule: Exclude<Schedule, "never">, calendar: Calendar, now: string): Due {
  const { timeZone } = calendar;
  const today = toDay(now, timeZone);
  const begun = dueOn(today, timeZone) <= now;
  const day = firstDay(schedule, begun ? today : addDays(today, -1), calendar);
  return { at: dueOn(day, timeZone), startDate: firstDay(schedule, addDays(day, -1), calendar), endDate: day };
}

/** When it is next due after now. */
export function nextDue(schedule: Exclude<Schedule, "never">, calendar: Calendar, now: string): string {
  const { timeZone } = calendar;
  const last = toDay(lastDue(schedule, calendar, now).at, timeZone);
  // The first day of the period after the one that began at `last`.
  const within = { daily: 1, weekly: 7, monthly: 31 }[schedule];
  return dueOn(firstDay(schedule, addDays(last, within), calendar), timeZone);
}

/** The first day of the day, week or month that a day is in; weeks begin with the first working day. */
function firstDay(schedule: Exclude<Schedule, "never">, day: Day, { workingWeek }: Calendar): Day {
  if (schedule === "weekly") return weekOf(day, workingWeek)[0] ?? day;
  return schedule === "daily" ? day : (`${day.slice(0, 7)}-01` as Day);
}

const dueOn = (day: Day, timeZone: string) => fromWallClock(`${day}T${AT}`, timeZone);
