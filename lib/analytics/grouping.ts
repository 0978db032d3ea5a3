import type { WorkingWeek } from "@/lib/enums";
import { addDays, type Day, startOfDay, toDay } from "@/lib/time";
import type { Range, Trend } from "./schema";
import { weekOf } from "./working-days";

export type Unit = "day" | "week" | "month";

/** One point of a trend: the sums of its days, first to last. */
export interface Point {
  first: Day;
  last: Day;
  calls: number;
  demos: number;
  timed: number;
  avgDuration: number;
}

const MOST_DAYS = 92;
const MOST_WEEKS_OF_DAYS = 731;

/** How a trend of so many days is drawn. */
export function unitFor(days: number): Unit {
  if (days <= MOST_DAYS) return "day";
  return days <= MOST_WEEKS_OF_DAYS ? "week" : "month";
}

/** Days put together: weeks begin with the first working day, and both ends are cut where the trend is. */
export function groupTrend(trend: readonly Trend[], unit: Unit, week: WorkingWeek): Point[] {
  const groups = Map.groupBy(trend, ({ date }) => groupOf(date, unit, week));
  return [...groups.values()].flatMap((days) => {
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return [];
    const [timed, seconds] = [total(days, "timed"), total(days, "seconds")];
    return {
      first: first.date,
      last: last.date,
      calls: total(days, "calls"),
      demos: total(days, "demos"),
      timed,
      avgDuration: timed === 0 ? 0 : Math.floor(seconds / timed),
    };
  });
}

/** The time of a point: of the first and last day of a report, as much as the report covers. */
export function rangeOfPoint({ first, last }: Pick<Point, "first" | "last">, whole: Range, timeZone: string): Range {
  const firstDay = toDay(whole.start, timeZone);
  const lastDay = toDay(new Date(Date.parse(whole.end) - 1), timeZone);
  return {
    start: first === firstDay ? whole.start : startOfDay(first, timeZone),
    end: last === lastDay ? whole.end : startOfDay(addDays(last, 1), timeZone),
  };
}

function groupOf(date: Day, unit: Unit, week: WorkingWeek): string {
  if (unit === "day") return date;
  return unit === "month" ? date.slice(0, 7) : (weekOf(date, week)[0] ?? date);
}

function total(days: readonly Trend[], name: "calls" | "demos" | "timed" | "seconds"): number {
  return days.reduce((sum, day) => sum + day[name], 0);
}
