import { describe, expect, test } from "vitest";
import {
  addDays,
  fromWallClock,
  isDay,
  isTimeZone,
  localHour,
  startOfDay,
  toDay,
  toInstant,
  toWallClock,
  weekdayOf,
} from "./time";

const DUBAI = "Asia/Dubai";
const KOLKATA = "Asia/Kolkata";
const ANGELES = "America/Los_Angeles";

test.each([
  ["2026-11-23", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["2026-02-30", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["2026-11-23T00:00:00Z", false],
  ["", false],
])("%j is a day: %s", (value, is) => {
  expect(isDay(value)).toBe(is);
});

test.each([
  ["2026-11-23", DUBAI, "2026-11-22T20:00:00.000Z"],
  ["2026-11-23", KOLKATA, "2026-11-22T18:30:00.000Z"],
  ["2026-11-23", "UTC", "2026-11-23T00:00:00.000Z"],
  ["2026-03-08", ANGELES, "2026-03-08T08:00:00.000Z"],
  ["2026-03-09", ANGELES, "2026-03-09T07:00:00.000Z"],
  ["2026-11-01", ANGELES, "2026-11-01T07:00:00.000Z"],
  ["2026-11-02", ANGELES, "2026-11-02T08:00:00.000Z"],
  ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, instant) => {
  expect(startOfDay(day, zone)).toBe(instant);
  expect(toInstant(day, zone)).toBe(instant);
  expect(toDay(instant, zone)).toBe(day);
  expect(toDay(new Date(Date.parse(instant) - 1), zone)).toBe(addDays(day, -1));
});

test("an instant stays what it is, in UTC", () => {
  expect(toInstant("2026-11-23T09:30:00+04:00", KOLKATA)).toBe("2026-11-23T05:30:00.000Z");
});

test("days are counted over months, years and leap days", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2026-03-08", -8)).toBe("2026-02-28");
});

test("the hour is the one on the wall", () => {
  expect(localHour("2026-11-22T20:00:00Z", DUBAI)).toBe(0);
  expect(localHour("2026-11-22T18:29:59Z", KOLKATA)).toBe(23);
  expect(localHour("2026-03-08T10:00:00Z", ANGELES)).toBe(3);
});

test("the week begins on Monday", () => {
  expect(["2026-11-22", "2026-11-23", "2026-11-24", "2024-02-29"].map(weekdayOf)).toEqual([7, 1, 2, 4]);
});

describe("the wall clock", () => {
  test.each([
    ["2026-11-23T14:30", DUBAI, "2026-11-23T10:30:00.000Z"],
    ["2026-11-23T14:30", KOLKATA, "2026-11-23T09:00:00.000Z"],
    ["2026-03-08T01:59", ANGELES, "2026-03-08T09:59:00.000Z"],
    ["2026-03-08T03:00", ANGELES, "2026-03-08T10:00:00.000Z"],
    ["2026-11-01T00:59", ANGELES, "2026-11-01T07:59:00.000Z"],
    ["2026-11-01T02:00", ANGELES, "2026-11-01T10:00:00.000Z"],
  ])("%s in %s is %s, and back", (wall, zone, instant) => {
    expect(fromWallClock(wall, zone)).toBe(instant);
    expect(toWallClock(instant, zone)).toBe(wall);
  });

  test("that does not exist is an hour later, that comes twice is the first", () => {
    expect(toWallClock(fromWallClock("2026-03-08T02:30", ANGELES), ANGELES)).toBe("2026-03-08T03:30");
    expect(fromWallClock("2026-11-01T01:30", ANGELES)).toBe("2026-11-01T08:30:00.000Z");
  });
});

test("a time zone is one that the platform knows", () => {
  expect(isTimeZone(DUBAI)).toBe(true);
  for (const name of ["Mars/Olympus", "", "Dubai"]) expect(isTimeZone(name)).toBe(false);
});
