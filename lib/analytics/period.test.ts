import { describe, expect, test } from "vitest";
import { PRESETS } from "./filter";
import { periodOf, presetDays } from "./period";
import { rangeOf } from "./range";

const NOW = "2026-11-23T09:00:00.000Z";
const USUAL = { preset: "30-days", startDate: "2026-10-25", endDate: "2026-11-24" };

describe("a preset", () => {
  test.each([
    ["today", "2026-03-01", "2026-03-02"],
    ["yesterday", "2026-02-28", "2026-03-01"],
    ["7-days", "2026-02-23", "2026-03-02"],
    ["30-days", "2026-01-31", "2026-03-02"],
    ["90-days", "2025-12-02", "2026-03-02"],
    ["month", "2026-03-01", "2026-03-02"],
    ["last-month", "2026-02-01", "2026-03-01"],
    ["year", "2026-01-01", "2026-03-02"],
  ] as const)("%s, on the 1st of March, is from %s to before %s", (preset, startDate, endDate) => {
    expect(presetDays(preset, "2026-03-01")).toEqual({ startDate, endDate });
  });

  test("is the same for every one of them in an address", () => {
    for (const preset of PRESETS)
      expect(periodOf({ preset }, "Asia/Dubai", NOW)).toMatchObject({ preset, problem: null });
  });

  test.each([
    ["Asia/Dubai", "2026-11-22T20:00:00Z", "2026-11-23"],
    ["Asia/Dubai", "2026-11-22T19:59:59Z", "2026-11-22"],
    ["Asia/Kolkata", "2026-11-22T18:30:00Z", "2026-11-23"],
    ["Asia/Kolkata", "2026-11-22T18:29:59Z", "2026-11-22"],
    ["America/Los_Angeles", "2026-03-08T07:59:59Z", "2026-03-07"],
    ["America/Los_Angeles", "2026-03-09T06:59:59Z", "2026-03-08"],
    ["America/Los_Angeles", "2026-11-02T07:59:59Z", "2026-11-01"],
  ])("begins with the day that it is in %s at %s", (zone, now, startDate) => {
    expect(periodOf({ preset: "today" }, zone, now)).toMatchObject({ startDate });
  });

  test.each([
    ["2026-03-08T20:00:00Z", 23],
    ["2026-11-01T20:00:00Z", 25],
    ["2026-11-23T20:00:00Z", 24],
  ])("“today” at %s in Los Angeles has %d hours", (now, hours) => {
    const { start, end } = rangeOf(
      periodOf({ preset: "today" }, "America/Los_Angeles", now),
      "America/Los_Angeles",
      now,
    );
    expect(Date.parse(end) - Date.parse(start)).toBe(hours * 3_600_000);
  });
});

describe("a range", () => {
  test("is the last 30 days when nothing is said, or nothing but empty fields", () => {
    expect(periodOf({}, "Asia/Dubai", NOW)).toEqual({ ...USUAL, problem: null });
    expect(periodOf({ startDate: "", through: "", preset: "" }, "Asia/Dubai", NOW)).toMatchObject(USUAL);
  });

  test("takes the last day of a form in, and wins over a preset", () => {
    const asked = { startDate: "2026-03-01", through: "2026-03-08", preset: "today" };
    const days = { preset: null, startDate: "2026-03-01", endDate: "2026-03-09", problem: null };
    expect(periodOf(asked, "America/Los_Angeles", NOW)).toEqual(days);
  });

  test("stays as the API has it, instants too", () => {
    const asked = { startDate: "2026-03-01", endDate: "2026-03-08T10:30:00+04:00" };
    expect(periodOf(asked, "Asia/Dubai", NOW)).toEqual({ ...asked, preset: null, problem: null });
  });

  test("with one end has the other as the API gives it", () => {
    expect(periodOf({ through: "2026-03-30" }, "UTC", NOW)).toMatchObject({ startDate: "2026-03-01T00:00:00.000Z" });
    expect(periodOf({ startDate: "2026-11-20" }, "UTC", NOW)).toMatchObject({ endDate: "2026-11-24T00:00:00.000Z" });
  });
});

test.each([
  [{ startDate: "2026-03-09", through: "2026-03-01" }, "This period ends before it begins."],
  [{ startDate: "2026-03-09", endDate: "2026-03-09" }, "This period ends before it begins."],
  [{ startDate: "2027-01-01" }, "This period has not begun yet."],
  [{ startDate: "0001-01-01", through: "2026-01-01" }, "“0001-01-01” is not a day from 1970 to 2099."],
  [{ startDate: "1990-01-01", endDate: "2090-01-01" }, "Ask for at most 1,830 days."],
  [{ startDate: "soon" }, "“soon” is not a day from 1970 to 2099."],
  [{ startDate: "2026-02-30" }, "“2026-02-30” is not a day from 1970 to 2099."],
  [{ through: "2099-12-31T10:00:00Z" }, "“2099-12-31T10:00:00Z” is not a day from 1970 to 2099."],
  [{ through: "9999-12-31" }, "“9999-12-31” is not a day from 1970 to 2099."],
  [{ preset: "century" }, "There is no period called “century”."],
])("instead of %j the last 30 days are shown, and why: %s", (asked, why) => {
  const problem = `${why} These are the last 30 days.`;
  expect(periodOf(asked, "Asia/Dubai", NOW)).toEqual({ ...USUAL, problem });
});
