import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/command/define";
import { applyPage, readCursor } from "./replica";
import { openStore, type Store, storeName } from "./store";

const ID = "01900000-0000-7000-8000-000000000001";
const ME: Actor = { id: ID, seq: 1, email: "me@example.test", name: "Me", role: "agent", active: true };
let store: Store;

beforeEach(async () => {
  store = await openStore(ID);
});

afterEach(async () => {
  store.close();
  await deleteDB(storeName(ID));
});

const lead = (id: string, seq: number) => ({
  ...{ seq, action: "lead_updated", entity: "lead" as const, id },
  row: { id, seq, name: "Layla" },
});

test("a frame does not begin a replica: one that lacks all before it would pass for whole", async () => {
  const frame = { from: "abcdef01:7", to: "abcdef01:8", items: [lead("l1", 8)] };
  expect(await applyPage(store, ME, frame)).toBe("gap");
  expect([await store.count("rows"), await readCursor(store)]).toEqual([0, undefined]);
});

test("a first page begins it, and a frame that follows fits", async () => {
  expect(await applyPage(store, ME, { from: "", to: "abcdef01:7", items: [lead("l1", 5)] })).toBe("applied");
  const frame = { from: "abcdef01:7", to: "abcdef01:8", items: [lead("l2", 8)] };
  expect(await applyPage(store, ME, frame)).toBe("applied");
  expect([await store.count("rows"), await readCursor(store)]).toEqual([2, "abcdef01:8"]);
});

test("a frame in the middle of the filling waits for its end", async () => {
  await applyPage(store, ME, { from: "", to: "abcdef01:7~WzFd", items: [lead("l1", 5)] });
  const frame = { from: "abcdef01:7", to: "abcdef01:8", items: [lead("l2", 8)] };
  expect(await applyPage(store, ME, frame)).toBe("gap");
  expect(await readCursor(store)).toBe("abcdef01:7~WzFd");
});
