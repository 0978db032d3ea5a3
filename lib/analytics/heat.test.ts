import { expect, test } from "vitest";
import { heatOf, hoursInUse } from "./heat";

test.each([
  [0, 100, 0],
  [1, 100, 1],
  [25, 100, 1],
  [26, 100, 2],
  [75, 100, 3],
  [76, 100, 4],
  [100, 100, 4],
  [1, 1, 4],
  [0, 0, 0],
])("%d of %d at most has heat %d", (value, greatest, heat) => {
  expect(heatOf(value, greatest)).toBe(heat);
});

test("hours are shown from the first to the last in which anybody called", () => {
  const hours = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
  expect(hoursInUse(hours)).toEqual([]);
  hours[6] = hours[6]?.with(9, 1) ?? [];
  expect(hoursInUse(hours)).toEqual([9]);
  hours[2] = hours[2]?.with(12, 4) ?? [];
  expect(hoursInUse(hours)).toEqual([9, 10, 11, 12]);
  hours[0] = hours[0]?.with(0, 1).with(23, 1) ?? [];
  expect(hoursInUse(hours)).toHaveLength(24);
});
