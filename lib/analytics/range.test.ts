import { expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { signed } from "./figures";
import { inMonths } from "./range";

const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, n) => addDays(first, n));

test.each([
  ["a whole month", daysFrom("2026-10-01", 31), { add: ["2026-10"], less: [] }],
  [
    "most of a month",
    daysFrom("2026-11-03", 27),
    { add: ["2026-11"], less: ["2026-11-30", "2026-11-01", "2026-11-02"] },
  ],
  ["a few days", daysFrom("2026-11-03", 3), { add: daysFrom("2026-11-03", 3), less: [] }],
  ["a leap month but its last day", daysFrom("2028-02-01", 28), { add: ["2028-02"], less: ["2028-02-29"] }],
  ["no day", [], { add: [], less: [] }],
])("%s is few buckets", (_, days, { add, less }) => {
  const buckets = inMonths(days);
  expect([buckets.add, buckets.less.sort()]).toEqual([add, less.sort()]);
});

test("the buckets of any days add up to these days, and are no more than the days", () => {
  const amountOn = (day: string) => Number(day.replaceAll("-", "")) % 97;
  for (let n = 0; n < 400; n++) {
    const days = daysFrom(addDays("2026-01-15", (n * 37) % 500), (n * 13) % 120);
    const buckets = inMonths(days);
    const rows = [...buckets.add, ...buckets.less].map((day) => {
      const of = day.length > 7 ? [day] : daysFrom(`${day}-01`, 31).filter((one) => one.startsWith(day));
      return { day, calls: of.reduce((sum, one) => sum + amountOn(one), 0) };
    });
    const sum = signed(rows, buckets).reduce((all, { calls }) => all + calls, 0);
    expect(sum).toBe(days.reduce((all, day) => all + amountOn(day), 0));
    expect(rows.length).toBeLessThanOrEqual(days.length);
  }
});
