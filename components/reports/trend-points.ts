import { namedPoints } from "@/lib/analytics/axis";
import { callsHref } from "@/lib/analytics/drill";
import { groupTrend, type Point, rangeOfPoint, type Unit, unitFor } from "@/lib/analytics/grouping";
import { axisWords, pointWords } from "@/lib/analytics/period-words";
import type { Dashboard } from "@/lib/analytics/schema";

export interface DrawnPoint extends Point {
  words: string;
  href: string;
}

/** What fits under a plot on a phone. */
const MOST_NAMES = 5;

/** A trend as it is drawn: by the day, week or month, each point with its words and where it leads. */
export function drawnTrend(page: Pick<Dashboard, "trends" | "scope" | "timeZone" | "workingWeek">) {
  const { trends, scope, timeZone, workingWeek } = page;
  const unit = unitFor(trends.length);
  const points = groupTrend(trends, unit, workingWeek).map((point): DrawnPoint => {
    const range = rangeOfPoint(point, scope, timeZone);
    return { ...point, words: pointWords(point), href: callsHref(scope, { range }) };
  });
  const names = namedPoints(points.length, MOST_NAMES).flatMap((index) => {
    const point = points[index];
    return point ? [{ point: index, words: axisWords(point, unit) }] : [];
  });
  return { unit, points, names };
}

export const UNIT_WORDS: Record<Unit, { each: string; column: string }> = {
  day: { each: "by the day", column: "Day" },
  week: { each: "by the week", column: "Week" },
  month: { each: "by the month", column: "Month" },
};
