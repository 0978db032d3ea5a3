import { describe, expect, test } from "vitest";
import { lastDue, nextDue } from "./due";

const DUBAI = "Asia/Dubai";
const inZone = (timeZone: string) => ({ timeZone, workingWeek: "mon-fri" }) as const;

describe("last due", () => {
  test.each<[Parameters<typeof lastDue>[0], string, string, string, string, string]>([
    // a Monday
    ["daily", DUBAI, "2026-11-23T02:00:00.000Z", "2026-11-23T02:00:00.000Z", "2026-11-22", "2026-11-23"],
    ["daily", DUBAI, "2026-11-23T01:59:59.000Z", "2026-11-22T02:00:00.000Z", "2026-11-21", "2026-11-22"],
    ["weekly", DUBAI, "2026-11-23T02:00:00.000Z", "2026-11-23T02:00:00.000Z", "2026-11-16", "2026-11-23"],
    ["weekly", DUBAI, "2026-11-23T01:59:00.000Z", "2026-11-16T02:00:00.000Z", "2026-11-09", "2026-11-16"],
    ["weekly", DUBAI, "2026-11-29T12:00:00.000Z", "2026-11-23T02:00:00.000Z", "2026-11-16", "2026-11-23"],
    ["monthly", DUBAI, "2026-11-23T12:00:00.000Z", "2026-11-01T02:00:00.000Z", "2026-10-01", "2026-11-01"],
    ["monthly", DUBAI, "2027-01-01T01:00:00.000Z", "2026-12-01T02:00:00.000Z", "2026-11-01", "2026-12-01"],
    // by the wall, on both days that clocks change
    [
      "daily",
      "America/Los_Angeles",
      "2026-03-08T20:00:00.000Z",
      "2026-03-08T13:00:00.000Z",
      "2026-03-07",
      "2026-03-08",
    ],
    [
      "daily",
      "America/Los_Angeles",
      "2026-11-01T20:00:00.000Z",
      "2026-11-01T14:00:00.000Z",
      "2026-10-31",
      "2026-11-01",
    ],
    ["daily", "Asia/Kolkata", "2026-11-23T00:30:00.000Z", "2026-11-23T00:30:00.000Z", "2026-11-22", "2026-11-23"],
  ])("%s in %s at %s is %s, about %s to %s", (schedule, zone, now, at, startDate, endDate) => {
    expect(lastDue(schedule, inZone(zone), now)).toEqual({ at, startDate, endDate });
  });
});

test("a week begins with the first working day", () => {
  const calendar = { timeZone: DUBAI, workingWeek: "sun-thu" } as const;
  const now = "2026-11-23T12:00:00.000Z";
  const sunday = "2026-11-22T02:00:00.000Z";
  expect(lastDue("weekly", calendar, now)).toEqual({ at: sunday, startDate: "2026-11-15", endDate: "2026-11-22" });
  expect(nextDue("weekly", calendar, now)).toBe("2026-11-29T02:00:00.000Z");
});

test.each<[Parameters<typeof nextDue>[0], string, string]>([
  ["daily", "2026-11-23T02:00:00.000Z", "2026-11-24T02:00:00.000Z"],
  ["daily", "2026-11-23T01:00:00.000Z", "2026-11-23T02:00:00.000Z"],
  ["weekly", "2026-11-23T02:00:00.000Z", "2026-11-30T02:00:00.000Z"],
  ["weekly", "2026-11-23T01:00:00.000Z", "2026-11-23T02:00:00.000Z"],
  ["monthly", "2026-11-23T02:00:00.000Z", "2026-12-01T02:00:00.000Z"],
  ["monthly", "2027-02-10T02:00:00.000Z", "2027-03-01T02:00:00.000Z"],
  ["monthly", "2027-01-01T01:00:00.000Z", "2027-01-01T02:00:00.000Z"],
])("%s, at %s, is next due at %s", (schedule, now, at) => {
  expect(nextDue(schedule, inZone(DUBAI), now)).toBe(at);
});
