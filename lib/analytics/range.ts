import { requireRange } from "@/lib/range";
import type { Settings } from "@/lib/settings/schema";
import { addDays, type Day, startOfDay, toDay, toInstant } from "@/lib/time";
import type { DashboardFilter } from "./filter";
import type { Range } from "./schema";

const USUAL_DAYS = 30;

/** The days of a report for which nobody said any, as its filter spells them. */
export function usualDays(today: Day): { startDate: Day; endDate: Day } {
  return { startDate: addDays(today, 1 - USUAL_DAYS), endDate: addDays(today, 1) };
}

/** The range a filter asks for: what is not given ends after today, and lasts 30 days. */
export function rangeOf({ startDate, endDate }: DashboardFilter, timeZone: Settings["timeZone"], now: string): Range {
  const tomorrow = addDays(toDay(now, timeZone), 1);
  const end = toInstant(endDate ?? tomorrow, timeZone);
  const lastDay = toDay(new Date(Date.parse(end) - 1), timeZone);
  const start = toInstant(startDate ?? addDays(lastDay, 1 - USUAL_DAYS), timeZone);
  requireRange(startDate ?? start, endDate ?? end, ["startDate", "endDate"], timeZone);
  return { start, end };
}

/** The same length of time just before: as many days where a range is of whole days. */
export function before(range: Range, timeZone: string): Range {
  const { days, edges } = split(range, timeZone);
  if (edges.length > 0 || days.length === 0) {
    const length = Date.parse(range.end) - Date.parse(range.start);
    return { start: new Date(Date.parse(range.start) - length).toISOString(), end: range.start };
  }
  return { start: startOfDay(addDays(days[0] as Day, -days.length), timeZone), end: range.start };
}

/** A range as its whole local days, and what of days stands out at its ends. */
export function split({ start, end }: Range, timeZone: string): { days: Day[]; edges: Range[] } {
  if (start >= end) return { days: [], edges: [] };
  const firstDay = toDay(start, timeZone);
  const first = startOfDay(firstDay, timeZone) === start ? firstDay : addDays(firstDay, 1);
  const last = toDay(end, timeZone);
  const [wholeFrom, wholeTo] = [startOfDay(first, timeZone), startOfDay(last, timeZone)];
  if (wholeFrom >= wholeTo) return { days: [], edges: [{ start, end }] };
  const days: Day[] = [];
  for (let day = first; day < last; day = addDays(day, 1)) days.push(day);
  const edges = [
    { start, end: wholeFrom },
    { start: wholeTo, end },
  ];
  return { days, edges: edges.filter((edge) => edge.start < edge.end) };
}

/** The local days of a range, those of which it has only a part too. */
export function daysTouched({ start, end }: Range, timeZone: string): Day[] {
  const days: Day[] = [];
  const last = toDay(new Date(Date.parse(end) - 1), timeZone);
  for (let day = toDay(start, timeZone); start < end && day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Buckets of totals that together are some days: the sums of `add`, less those of `less`. */
export interface Buckets {
  add: string[];
  less: string[];
}

/** Days in as few buckets as totals have: most of a month is the month, less the days of it that are not meant. */
export function inMonths(days: readonly Day[]): Buckets {
  const months = Map.groupBy(days, (day) => day.slice(0, 7));
  const parts = [...months].map(([month, meant]): Buckets => {
    const rest = daysOf(month).filter((day) => !meant.includes(day));
    return rest.length + 1 < meant.length ? { add: [month], less: rest } : { add: meant, less: [] };
  });
  return { add: parts.flatMap(({ add }) => add), less: parts.flatMap(({ less }) => less) };
}

function daysOf(month: string): Day[] {
  return Array.from({ length: daysIn(month) }, (_, n) => `${month}-${String(n + 1).padStart(2, "0")}`);
}

function daysIn(month: string): number {
  const [year = 0, n = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, n, 0)).getUTCDate();
}
