import { expect, test } from "vitest";
import { addDays } from "@/lib/time";
import { aimOf, goalOver, targetWords } from "./aim";

const GOAL = { callsPerDay: 40, demosPerWeek: 5 };
const from = (day: string, count: number) => Array.from({ length: count }, (_, n) => addDays(day, n));

test.each([
  ["a working day", from("2026-11-23", 1), { calls: 40, demos: 1 }],
  ["a week", from("2026-11-23", 7), { calls: 200, demos: 5 }],
  ["thirty days", from("2026-10-25", 30), { calls: 840, demos: 21 }],
  ["a weekend", from("2026-11-28", 2), { calls: 0, demos: 0 }],
  ["no day", [], { calls: 0, demos: 0 }],
])("a goal over %s goes by the working days in it", (_, days, comes) => {
  expect(goalOver(GOAL, days, "mon-fri")).toEqual(comes);
});

test("nothing aimed at stays nothing", () => {
  const days = from("2026-11-23", 7);
  expect(goalOver({ callsPerDay: null, demosPerWeek: 5 }, days, "mon-fri")).toEqual({ calls: null, demos: 5 });
});

test("a share is reached at 100 and not before", () => {
  expect(aimOf(199, 200)).toEqual({ done: 199, target: 200, share: 99 });
  expect(aimOf(200, 200).share).toBe(100);
  expect(aimOf(7, 0)).toEqual({ done: 7, target: null, share: null });
  expect(aimOf(7, null)).toEqual({ done: 7, target: null, share: null });
});

test("parts of a six-day week are said with one decimal, and whole ones add up", () => {
  const sixDays = from("2026-11-23", 4);
  const { demos } = goalOver(GOAL, sixDays, "mon-sat");
  expect(targetWords(demos ?? 0)).toBe("3.3");
  const third = goalOver({ callsPerDay: 1, demosPerWeek: 1 }, from("2026-11-23", 2), "mon-sat").demos ?? 0;
  expect(aimOf(1, third + third + third).share).toBe(100);
});
