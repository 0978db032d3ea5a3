import { expect, test } from "vitest";
import { dayWords, hourWords, sourceWords } from "./filter-words";

const NOW = "2026-11-23T09:00:00Z";

test.each([
  ["2026-11-20", "Asia/Dubai", "20 Nov"],
  ["2026-11-19T20:00:00Z", "Asia/Dubai", "20 Nov"],
  ["2026-11-20T00:00:00+04:00", "Asia/Dubai", "20 Nov"],
  ["2026-11-19T20:30:00Z", "Asia/Dubai", "20 Nov 00:30"],
  ["2025-03-31T23:00:00.000Z", "Europe/London", "1 Apr 2025"],
  ["2025-03-31T23:00:00.000Z", "UTC", "31 Mar 2025 23:00"],
])("%s reads in %s as %s", (value, zone, words) => {
  expect(dayWords(value, zone, NOW)).toBe(words);
});

test.each([
  [2, 10, "Tuesdays, 10:00–11:00"],
  [7, undefined, "Sundays"],
  [undefined, 0, "00:00–01:00"],
  [undefined, 23, "23:00–24:00"],
  [undefined, undefined, ""],
])("weekday %s and hour %s read as %j", (weekday, hour, words) => {
  expect(hourWords(weekday, hour)).toBe(words);
});

test("a list without a source says so", () => {
  expect(sourceWords("(none)")).toBe("No source");
  expect(sourceWords("Fair")).toBe("Source: Fair");
});
