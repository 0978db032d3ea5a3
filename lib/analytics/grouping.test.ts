import { expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { groupTrend, rangeOfPoint, unitFor } from "./grouping";
import type { Trend } from "./schema";

test.each([
  [1, "day"],
  [92, "day"],
  [93, "week"],
  [731, "week"],
  [732, "month"],
])("%d days are drawn by the %s", (days, unit) => {
  expect(unitFor(days)).toBe(unit);
});

test("weeks begin with the first working day and are cut at both ends of the trend", () => {
  const weeks = groupTrend(trendFrom("2026-11-20", 12), "week", "mon-fri");
  expect(weeks.map(({ first, last }) => [first, last])).toEqual([
    ["2026-11-20", "2026-11-22"],
    ["2026-11-23", "2026-11-29"],
    ["2026-11-30", "2026-12-01"],
  ]);
  const fromSunday = groupTrend(trendFrom("2026-11-20", 12), "week", "sun-thu");
  expect(fromSunday.map(({ first }) => first)).toEqual(["2026-11-20", "2026-11-22", "2026-11-29"]);
});

test("months are those of the calendar, over a leap day and a new year too", () => {
  const months = groupTrend(trendFrom("2027-12-31", 62), "month", "mon-fri");
  expect(months.map(({ first, last }) => [first, last])).toEqual([
    ["2027-12-31", "2027-12-31"],
    ["2028-01-01", "2028-01-31"],
    ["2028-02-01", "2028-02-29"],
    ["2028-03-01", "2028-03-01"],
  ]);
});

test("putting days together loses no call, and a mean weighs each call alike", () => {
  const days = [
    { date: "2026-11-23", calls: 10, demos: 2, timed: 9, seconds: 900, avgDuration: 100 },
    { date: "2026-11-24", calls: 1, demos: 0, timed: 1, seconds: 1001, avgDuration: 1001 },
    { date: "2026-11-25", calls: 3, demos: 1, timed: 0, seconds: 0, avgDuration: 0 },
  ];
  expect(groupTrend(days, "week", "mon-fri")).toEqual([
    { first: "2026-11-23", last: "2026-11-25", calls: 14, demos: 3, timed: 10, avgDuration: 190 },
  ]);
  expect(groupTrend(days, "day", "mon-fri").map(({ calls }) => calls)).toEqual([10, 1, 3]);
  expect(groupTrend([], "week", "mon-fri")).toEqual([]);
});

test("a point covers its local days, both days of a clock change too, and no more than the report does", () => {
  const whole = { start: "2026-03-07T20:00:00.000Z", end: "2026-11-02T08:00:00.000Z" };
  const rangeIn = (first: string, last = first) => rangeOfPoint({ first, last }, whole, "America/Los_Angeles");
  expect(rangeIn("2026-03-07")).toEqual({ start: whole.start, end: "2026-03-08T08:00:00.000Z" });
  expect(rangeIn("2026-03-08")).toEqual({ start: "2026-03-08T08:00:00.000Z", end: "2026-03-09T07:00:00.000Z" });
  expect(rangeIn("2026-11-01")).toEqual({ start: "2026-11-01T07:00:00.000Z", end: "2026-11-02T08:00:00.000Z" });
});

function trendFrom(first: string, days: number): Trend[] {
  return Array.from({ length: days }, (_, index) => {
    const date = addDays(first, index);
    return { date, calls: 1, demos: 0, timed: 1, seconds: 60, avgDuration: 60 };
  });
}
