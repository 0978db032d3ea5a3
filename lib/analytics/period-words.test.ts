import { expect, test } from "vitest";
import { axisWords, pointWords, rangeWords } from "./period-words";

test.each([
  ["Asia/Dubai", "2026-10-24T20:00:00.000Z", "2026-11-23T20:00:00.000Z", "25 Oct – 23 Nov 2026"],
  ["Asia/Dubai", "2026-11-22T20:00:00.000Z", "2026-11-23T20:00:00.000Z", "23 Nov 2026"],
  ["Asia/Kolkata", "2025-12-29T18:30:00.000Z", "2026-01-02T18:30:00.000Z", "30 Dec 2025 – 2 Jan 2026"],
  ["America/Los_Angeles", "2026-03-08T08:00:00.000Z", "2026-03-09T07:00:00.000Z", "8 Mar 2026"],
  ["America/Los_Angeles", "2026-11-01T07:00:00.000Z", "2026-11-02T08:00:00.000Z", "1 Nov 2026"],
  ["Asia/Dubai", "2026-11-23T05:30:00.000Z", "2026-11-23T05:30:01.000Z", "23 Nov 2026 09:30 – 23 Nov 2026 09:30"],
])("in %s, %s to %s is “%s”", (zone, start, end, words) => {
  expect(rangeWords({ start, end }, zone)).toBe(words);
});

test("a point is a day with its weekday, or its first and last day", () => {
  expect(pointWords({ first: "2026-11-23", last: "2026-11-23" })).toBe("Mon 23 Nov 2026");
  expect(pointWords({ first: "2026-11-23", last: "2026-11-29" })).toBe("23 Nov – 29 Nov 2026");
});

test("an axis names the first day of a point, or its month", () => {
  expect(axisWords({ first: "2026-11-23" }, "week")).toBe("23 Nov");
  expect(axisWords({ first: "2026-11-23" }, "month")).toBe("Nov 2026");
});
