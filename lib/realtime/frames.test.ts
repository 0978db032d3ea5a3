import { describe, expect, test } from "vitest";
import type { LogRow } from "@/lib/sync/log";
import { operationEnds, partsOf } from "./frames";
import type { Item } from "./protocol";

const item = (seq: number, size = 0): Item => ({
  ...{ seq, action: "lead_updated", entity: "lead", id: `${seq}` },
  row: { notes: "ن".repeat(size / 2) },
});
const seqs = (parts: { to: number; items: string }[] | null) =>
  parts?.map(({ to, items }) => [to, ...(JSON.parse(items) as Item[]).map(({ seq }) => seq)]);

describe("the items of a window", () => {
  test("are one frame while they fit, up to the window's end", () => {
    expect(seqs(partsOf([item(1), item(4)], [1, 4, 9], 9))).toEqual([[9, 1, 4]]);
    expect(partsOf([], [1], 1)).toEqual([]);
  });

  test("are split between operations, never within one", () => {
    const items = [item(1, 400), item(2, 400), item(3, 400), item(4, 400), item(5, 10)];
    expect(seqs(partsOf(items, [2, 4, 5, 8], 8, 1200))).toEqual([
      [2, 1, 2],
      [8, 3, 4, 5],
    ]);
  });

  test("are none when one operation alone is too large", () => {
    expect(partsOf([item(1), item(2, 800), item(3, 800)], [1, 3], 3, 1200)).toBeNull();
  });
});

test("an operation ends where another person's, or another operation, begins", () => {
  const row = (seq: number, operationId: string, userId = "a") => ({ seq, operationId, userId }) as LogRow;
  expect(operationEnds([row(1, "x"), row(2, "x"), row(3, "x", "b"), row(4, "y"), row(6, "y")])).toEqual([2, 3, 6]);
});
