import { expect, test } from "vitest";
import { joined, type TimelinePage } from "./pages";
import type { Activity } from "./schema";

/** A page of the rows `from` down to `to`, with older ones after it. */
function page(from: number, to: number, more = true): TimelinePage {
  const seqs = Array.from({ length: from - to + 1 }, (_, n) => from - n);
  return { data: seqs.map((seq) => ({ seq }) as Activity), nextCursor: more ? String(to) : null };
}

test("older rows follow the newest", () => {
  expect(joined(page(100, 76), null)).toEqual(page(100, 76));
});

test("a change after older rows were read pushes no row out between the two", () => {
  const held = page(100, 26);
  expect(joined(page(101, 77), held)).toEqual(page(101, 26));
  expect(joined(page(124, 100), held)).toEqual(page(124, 26));
});

test("nothing new shows what was held", () => {
  expect(joined(page(100, 76), page(100, 1, false))).toEqual(page(100, 1, false));
});

test("rows too far from the newest are read again, and no gap is shown", () => {
  expect(joined(page(140, 116), page(100, 26))).toEqual(page(140, 116));
});

test("a timeline that fits one page needs nothing held", () => {
  expect(joined(page(3, 1, false), page(2, 1, false))).toEqual(page(3, 1, false));
});
