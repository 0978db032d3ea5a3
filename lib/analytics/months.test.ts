import { expect, test } from "vitest";
import { lastMonths } from "./months";

test.each([
  ["Asia/Dubai", "2026-11-30T20:00:00.000Z", "2026-12", "2026-11-30T20:00:00.000Z", "2026-12-31T20:00:00.000Z"],
  ["Asia/Dubai", "2026-11-30T19:59:59.999Z", "2026-11", "2026-10-31T20:00:00.000Z", "2026-11-30T20:00:00.000Z"],
  ["Asia/Kolkata", "2026-10-31T18:30:00.000Z", "2026-11", "2026-10-31T18:30:00.000Z", "2026-11-30T18:30:00.000Z"],
  ["America/Los_Angeles", "2026-11-15T00:00:00Z", "2026-11", "2026-11-01T07:00:00.000Z", "2026-12-01T08:00:00.000Z"],
  ["America/Los_Angeles", "2026-03-01T07:59:59Z", "2026-02", "2026-02-01T08:00:00.000Z", "2026-03-01T08:00:00.000Z"],
])("in %s the month of %s is %s", (zone, now, month, start, end) => {
  expect(lastMonths(0, zone, now)).toEqual([{ month, start, end, running: true }]);
});

test("months follow each other without a gap, over a change of the clocks and of the year", () => {
  const months = lastMonths(12, "America/Los_Angeles", "2026-11-23T12:00:00Z");
  expect(months.map(({ month }) => month).join(" ")).toBe(
    "2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06 2026-07 2026-08 2026-09 2026-10 2026-11",
  );
  expect(months.map(({ running }) => running).lastIndexOf(false)).toBe(11);
  for (const [i, { start }] of months.entries()) if (i > 0) expect(start).toBe(months[i - 1]?.end);
  expect(months[4]).toMatchObject({ start: "2026-03-01T08:00:00.000Z", end: "2026-04-01T07:00:00.000Z" });
});
