import { describe, expect, test } from "vitest";
import { formatDay, formatDuration, formatMoney, formatTime, formatWhen } from "./format";

describe("when", () => {
  const NOW = "2026-11-23T21:30:00.000Z";
  test.each([
    ["2026-11-24T05:30:00Z", "Today 09:30"],
    ["2026-11-23T19:59:00Z", "Yesterday 23:59"],
    ["2026-11-24T20:00:00Z", "Tomorrow 00:00"],
    ["2026-11-26T05:00:00Z", "26 Nov 09:00"],
    ["2026-12-31T20:00:00Z", "1 Jan 2027 00:00"],
    ["2025-03-01T05:00:00Z", "1 Mar 2025 09:00"],
  ])("%s in Dubai is %s", (instant, text) => {
    expect(formatWhen(instant, "Asia/Dubai", NOW)).toBe(text);
  });

  test("is by the organisation's clock", () => {
    expect(formatTime("2026-11-23T21:30:00Z", "Asia/Kolkata")).toBe("03:00");
    expect(formatDay("2027-01-01", "2026-12-31")).toBe("Tomorrow");
  });
});

test.each([
  [0, "0:00"],
  [42, "0:42"],
  [725, "12:05"],
  [3600, "1:00:00"],
  [3723, "1:02:03"],
  [86_400, "24:00:00"],
])("%i seconds are %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  [0, "AED 0"],
  [999, "AED 999"],
  [1000, "AED 1,000"],
  [120_000, "AED 120,000"],
  [1e12, "AED 1,000,000,000,000"],
  [1234.5, "AED 1,234.50"],
  [0.1 + 0.2, "AED 0.30"],
  [99.999, "AED 100"],
])("%d is %s", (value, text) => {
  expect(formatMoney(value, "AED")).toBe(text);
});
