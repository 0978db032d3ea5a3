import { expect, test } from "vitest";
import { changeInCount, changeInDuration, changeInRate } from "./change";

test.each([
  [142, 130, "+12 (+9%)", "12 more than the 130 before"],
  [9, 1300, "−1,291 (−99%)", "1,291 fewer than the 1,300 before"],
  [1001, 1000, "+1 (+0%)", "1 more than the 1,000 before"],
  [3, 0, "+3", "3 more than the 0 before"],
  [5, 5, "±0", "as many as before"],
  [0, 0, "±0", "as many as before"],
])("%d after %d is %s: %s", (now, before, brief, words) => {
  expect(changeInCount(now, before)).toMatchObject({ brief, words });
});

test("rates differ in points", () => {
  expect(changeInRate(12.5, 10.4)).toEqual({ direction: "up", brief: "+2.1 pts", words: "10.4% before" });
  expect(changeInRate(0, 33.3)).toMatchObject({ direction: "down", brief: "−33.3 pts" });
  expect(changeInRate(0, 0)).toMatchObject({ direction: "same" });
});

test("lengths differ in minutes and seconds", () => {
  expect(changeInDuration(220, 200)).toEqual({ direction: "up", brief: "+0:20 (+10%)", words: "3:20 before" });
  expect(changeInDuration(60, 0)).toMatchObject({ brief: "+1:00", words: "0:00 before" });
});
