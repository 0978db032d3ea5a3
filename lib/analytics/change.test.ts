import { expect, test } from "vitest";
import { changeInCount, changeInDuration, changeInRate } from "./change";

test.each([
  [142, 130, "12 more (+9%)", "130 before"],
  [9, 1300, "1,291 fewer (−99%)", "1,300 before"],
  [1001, 1000, "1 more (+0%)", "1,000 before"],
  [3, 0, "3 more", "0 before"],
  [1500, 14, "1,486 more", "14 before"],
  [5, 5, "The same", "5 before"],
  [0, 0, "The same", "0 before"],
])("%d after %d is: %s, %s", (now, then, words, before) => {
  expect(changeInCount(now, then)).toMatchObject({ words, before });
});

test("rates differ in points", () => {
  expect(changeInRate(12.5, 10.4)).toEqual({ direction: "up", words: "2.1 points more", before: "10.4% before" });
  expect(changeInRate(0, 33.3)).toMatchObject({ direction: "down", words: "33.3 points less" });
  expect(changeInRate(1, 0)).toMatchObject({ words: "1 point more" });
  expect(changeInRate(0, 0)).toMatchObject({ direction: "same" });
});

test("lengths differ in minutes and seconds", () => {
  expect(changeInDuration(220, 200)).toEqual({ direction: "up", words: "0:20 longer (+10%)", before: "3:20 before" });
  expect(changeInDuration(60, 0)).toMatchObject({ words: "1:00 longer", before: "0:00 before" });
  expect(changeInDuration(60, 120)).toMatchObject({ direction: "down", words: "1:00 shorter (−50%)" });
});
