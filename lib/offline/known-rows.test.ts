import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/command/define";
import { knownRows } from "./known-rows";
import { applyPage, applySubtree, startRefill } from "./replica";
import { openStore, type Store, storeName } from "./store";

const ID = "01900000-0000-7000-8000-000000000001";
const ME: Actor = { id: ID, seq: 1, email: "me@example.test", name: "Me", role: "agent", active: true };
let store: Store;

beforeEach(async () => {
  store = await openStore(ID);
});

afterEach(async () => {
  vi.restoreAllMocks();
  store.close();
  await deleteDB(storeName(ID));
});

const lead = (id: string, seq: number) => ({
  ...{ seq, action: "lead_updated", entity: "lead" as const, id },
  row: { id, seq, assignedTo: ID },
});
const known = async () => [...(await knownRows(store, ME)).keys()].sort();

test("rows are read again whenever they changed, by a page, a subtree or a filling, in whatever tab", async () => {
  const other = await openStore(ID);
  await applyPage(store, ME, { from: "", to: "abcdef01:7", items: [lead("l1", 5)] });
  expect(await known()).toEqual(["lead/l1"]);
  const arrives = [lead("l2", 8), { ...lead("l2", 8), action: "subtree" }];
  await applyPage(other, ME, { from: "abcdef01:7", to: "abcdef01:8", items: arrives });
  expect(await known()).toEqual(["lead/l1", "lead/l2"]);
  const call = {
    seq: 6,
    action: "snapshot",
    entity: "call" as const,
    id: "c1",
    row: { id: "c1", seq: 6, leadId: "l2" },
  };
  expect(await applySubtree(other, ME, "l2", { to: "abcdef01:8", items: [call] })).toBe(true);
  expect(await known()).toEqual(["call/c1", "lead/l1", "lead/l2"]);
  await startRefill(other);
  await applyPage(other, ME, { from: "", to: "abcdef01:8", items: [lead("l2", 8)] });
  expect(await known()).toEqual(["lead/l2"]);
  other.close();
});

test("rows are read once while nothing came", async () => {
  await applyPage(store, ME, { from: "", to: "abcdef01:7", items: [lead("l1", 5)] });
  await known();
  const read = vi.spyOn(IDBObjectStore.prototype, "getAll");
  expect(await known()).toEqual(["lead/l1"]);
  expect(read.mock.contexts.map((one) => (one as IDBObjectStore).name)).toEqual([]);
});
