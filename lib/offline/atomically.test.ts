import "fake-indexeddb/auto";
import { type IDBPDatabase, openDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { atomically } from "./atomically";

let db: IDBPDatabase;

beforeEach(async () => {
  db = await openDB(`atomically ${Math.random()}`, 1, { upgrade: (fresh) => void fresh.createObjectStore("rows") });
});

afterEach(() => db.close());

const put = (...texts: string[]) =>
  atomically(db.transaction("rows", "readwrite"), async ({ store }) => {
    for (const text of texts) {
      if (text === "no") throw new Error("This one not.");
      await store.put(text, text);
    }
    return texts.length;
  });

test("all of it is there when it resolves", async () => {
  expect(await put("a", "b")).toBe(2);
  expect(await db.getAllKeys("rows")).toEqual(["a", "b"]);
});

test("nothing of it is there when it throws, whatever was written before", async () => {
  await expect(put("a", "no")).rejects.toThrow("This one not.");
  expect(await db.getAllKeys("rows")).toEqual([]);
});

test("a transaction that ends by itself fails once: nothing else is left to be caught", async () => {
  const ended = atomically(db.transaction("rows", "readwrite"), async (tx) => {
    await tx.store.put("a", "a");
    tx.abort();
    await tx.store.put("b", "b");
  });
  await expect(ended).rejects.toThrow();
  expect(await db.getAllKeys("rows")).toEqual([]);
});
