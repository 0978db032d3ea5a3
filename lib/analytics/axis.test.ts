import { expect, test } from "vitest";
import { countTicks, durationTicks, namedPoints } from "./axis";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 2, 4, 6, 8]],
  [41, [0, 10, 20, 30, 40, 50]],
  [100, [0, 20, 40, 60, 80, 100]],
  [260, [0, 100, 200, 300]],
])("an axis to %d has the ticks %j", (greatest, ticks) => {
  expect(countTicks(greatest)).toEqual(ticks);
});

test("an axis of any length has at most six ticks, whole, and holds its greatest value", () => {
  for (let greatest = 0; greatest < 2_000_000; greatest += 1 + Math.floor(greatest / 7)) {
    const ticks = countTicks(greatest);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(1, greatest));
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});

test.each([
  [0, [0, 1]],
  [47, [0, 15, 30, 45, 60]],
  [200, [0, 60, 120, 180, 240]],
  [4000, [0, 900, 1800, 2700, 3600, 4500]],
])("an axis of %d seconds has the ticks %j", (greatest, ticks) => {
  expect(durationTicks(greatest)).toEqual(ticks);
});

test("an axis of days on the phone still has at most six ticks", () => {
  expect(durationTicks(10_000_000).length).toBeLessThanOrEqual(6);
});

test("some points are named, at even distances from the first", () => {
  expect(namedPoints(3, 5)).toEqual([0, 1, 2]);
  expect(namedPoints(30, 5)).toEqual([0, 8, 16, 24]);
  expect(namedPoints(0, 5)).toEqual([]);
});
