import { describe, expect, test } from "vitest";
import { WORKING_WEEKS } from "@/lib/enums";
import { addDays, startOfDay, toDay } from "@/lib/time";
import { daysTouched } from "./range";
import { daysAWeek, isWorkingDay, weekOf, workingDaysOf } from "./working-days";

const MONDAY = "2026-11-23";
const week = Array.from({ length: 7 }, (_, n) => addDays(MONDAY, n));

test.each([
  ["mon-fri", 5, "1111100"],
  ["mon-sat", 6, "1111110"],
  ["mon-sun", 7, "1111111"],
  ["sun-thu", 5, "1111001"],
  ["sun-fri", 6, "1111101"],
  ["sat-wed", 5, "1110011"],
  ["sat-thu", 6, "1111011"],
] as const)("%s has %i working days: from Monday, %s", (name, days, worked) => {
  expect(daysAWeek(name)).toBe(days);
  expect(week.map((day) => Number(isWorkingDay(day, name))).join("")).toBe(worked);
  expect(workingDaysOf(week, name)).toHaveLength(days);
});

test("every working week that can be set begins with a working day and holds each of its days", () => {
  for (const name of WORKING_WEEKS) {
    for (const day of week) {
      const days = weekOf(day, name);
      expect(days).toHaveLength(7);
      expect(days).toContain(day);
      expect(isWorkingDay(days[0] ?? "", name)).toBe(true);
      expect(weekOf(days[6] ?? "", name)).toEqual(days);
    }
  }
});

describe("a week", () => {
  test("begins on Monday, or on Sunday where that is worked first", () => {
    expect(weekOf("2026-11-29", "mon-fri")[0]).toBe("2026-11-23");
    expect(weekOf("2026-11-29", "sun-thu")[0]).toBe("2026-11-29");
    expect(weekOf("2026-11-28", "sun-thu")[0]).toBe("2026-11-22");
    expect(weekOf("2027-01-01", "sat-wed")[0]).toBe("2026-12-26");
  });

  test.each([
    ["Asia/Dubai", "2026-11-22T20:00:00.000Z", 168],
    ["Asia/Kolkata", "2026-11-22T18:30:00.000Z", 168],
    // The clock is put back on Sunday, 1 November, and forward on Sunday, 8 March.
    ["America/Los_Angeles", "2026-10-26T07:00:00.000Z", 169],
    ["America/Los_Angeles", "2026-03-02T08:00:00.000Z", 167],
  ])("in %s from %s has %i hours", (timeZone, start, hours) => {
    const days = weekOf(toDay(start, timeZone), "mon-fri");
    const [begin, end] = [startOfDay(days[0] ?? "", timeZone), startOfDay(addDays(days[6] ?? "", 1), timeZone)];
    expect(begin).toBe(start);
    expect((Date.parse(end) - Date.parse(begin)) / 3_600_000).toBe(hours);
    expect(daysTouched({ start: begin, end }, timeZone)).toEqual(days);
    expect(workingDaysOf(days, "mon-fri")).toHaveLength(5);
  });

  test("is another one a moment before local midnight", () => {
    const monday = startOfDay(MONDAY, "Asia/Kolkata");
    const before = new Date(Date.parse(monday) - 1).toISOString();
    expect(weekOf(toDay(monday, "Asia/Kolkata"), "mon-fri")[0]).toBe(MONDAY);
    expect(weekOf(toDay(before, "Asia/Kolkata"), "mon-fri")[0]).toBe("2026-11-16");
    // The same moment is still Sunday in California.
    expect(weekOf(toDay(monday, "America/Los_Angeles"), "mon-fri")[0]).toBe("2026-11-16");
  });
});
