import { addDays, startOfDay, toDay } from "@/lib/time";
import type { Range } from "./schema";

/** A month of the organisation's calendar, `2026-11`, from its first instant to the next one's. */
export interface CalendarMonth extends Range {
  month: string;
  /** The one that now lies in. */
  running: boolean;
}

/** So many whole months and the running one, oldest first. */
export function lastMonths(whole: number, timeZone: string, now: string): CalendarMonth[] {
  const months: CalendarMonth[] = [];
  let first = firstDayOf(toDay(now, timeZone));
  let end = startOfDay(firstDayOf(addDays(first, 31)), timeZone);
  for (let n = 0; n <= whole; n++) {
    const start = startOfDay(first, timeZone);
    months.unshift({ month: first.slice(0, 7), start, end, running: n === 0 });
    end = start;
    first = firstDayOf(addDays(first, -1));
  }
  return months;
}

const firstDayOf = (day: string) => `${day.slice(0, 7)}-01`;
