import type { WorkingWeek } from "@/lib/enums";
import { addDays, type Day, weekdayOf } from "@/lib/time";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** The days of a range that are worked, in order. */
export function workingDaysOf(days: readonly Day[], week: WorkingWeek): Day[] {
  return days.filter((day) => isWorkingDay(day, week));
}

export function isWorkingDay(day: Day, week: WorkingWeek): boolean {
  return placeIn(day, week) < daysAWeek(week);
}

/** How many days of a week are worked. */
export function daysAWeek(week: WorkingWeek): number {
  const { first, last } = endsOf(week);
  return ((last - first + 7) % 7) + 1;
}

/** The seven days of the week that a day is in, from the first working day on. */
export function weekOf(day: Day, week: WorkingWeek): Day[] {
  const first = addDays(day, -placeIn(day, week));
  return Array.from({ length: 7 }, (_, n) => addDays(first, n));
}

/** 0 for the first working day, 6 for the last day before it. */
function placeIn(day: Day, week: WorkingWeek): number {
  return (weekdayOf(day) - endsOf(week).first + 7) % 7;
}

function endsOf(week: WorkingWeek): { first: number; last: number } {
  const [first = "", last = ""] = week.split("-");
  return { first: WEEKDAYS.indexOf(first) + 1, last: WEEKDAYS.indexOf(last) + 1 };
}
