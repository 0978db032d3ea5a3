import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { STREAK_REACH, streakOf } from "./streak";

const TUESDAY = "2026-11-24";
const world = { today: TUESDAY, week: "mon-fri", since: "2026-01-01" } as const;
const days = (calls: Record<string, number>) => new Map(Object.entries(calls));

describe("a streak", () => {
  test("counts back from today over the days off", () => {
    const calls = days({ "2026-11-24": 10, "2026-11-23": 12, "2026-11-20": 10, "2026-11-19": 9, "2026-11-18": 30 });
    expect(streakOf(calls, 10, world)).toEqual({ days: 3, first: "2026-11-20", last: TUESDAY, more: false });
  });

  test("is not broken by a today that is not done yet, and does not count it", () => {
    const calls = days({ "2026-11-24": 9, "2026-11-23": 10, "2026-11-20": 10 });
    expect(streakOf(calls, 10, world)).toMatchObject({ days: 2, first: "2026-11-20", last: "2026-11-23" });
  });

  test("is broken by yesterday, whatever was before", () => {
    const calls = days({ "2026-11-23": 9, "2026-11-20": 10 });
    expect(streakOf(calls, 10, world)).toEqual({ days: 0, first: null, last: null, more: false });
  });

  test("neither counts nor is broken by calls on a day off", () => {
    const calls = days({ "2026-11-22": 50, "2026-11-21": 0, "2026-11-20": 10, "2026-11-23": 10 });
    expect(streakOf(calls, 10, world)).toMatchObject({ days: 2, first: "2026-11-20" });
  });

  test("seen on a day off goes back from the last working day", () => {
    const calls = days({ "2026-11-22": 50, "2026-11-20": 10 });
    const sunday = { ...world, today: "2026-11-22" };
    expect(streakOf(calls, 10, sunday)).toMatchObject({ days: 1, last: "2026-11-20" });
    expect(streakOf(calls, 10, { ...sunday, week: "sun-thu" })).toMatchObject({ days: 1, last: "2026-11-22" });
  });

  test("goes by the working week of the organisation", () => {
    const calls = days({ "2026-11-24": 10, "2026-11-23": 10, "2026-11-22": 10, "2026-11-19": 10, "2026-11-18": 3 });
    expect(streakOf(calls, 10, { ...world, week: "sun-thu" })).toMatchObject({ days: 4, first: "2026-11-19" });
    expect(streakOf(calls, 10, { ...world, week: "mon-sun" })).toMatchObject({ days: 3, first: "2026-11-22" });
  });

  test("begins no earlier than its person", () => {
    const calls = days({ "2026-11-24": 10, "2026-11-23": 10, "2026-11-20": 10 });
    expect(streakOf(calls, 10, { ...world, since: "2026-11-23" })).toMatchObject({ days: 2, more: false });
  });

  test("says that it may be longer than was looked", () => {
    const always = new Map(Array.from({ length: 400 }, (_, n) => [addDays(TUESDAY, -n), 10] as const));
    const streak = streakOf(always, 10, world);
    expect(streak.more).toBe(true);
    expect(streak.first).toBe("2026-09-02");
    expect(streak.days).toBe((STREAK_REACH / 7) * 5);
    expect(streakOf(always, 10, { ...world, since: "2026-09-15" }).more).toBe(false);
  });
});
