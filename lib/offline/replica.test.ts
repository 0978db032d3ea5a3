import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/command/define";
import type { Item } from "@/lib/realtime/protocol";
import { enqueue, listQueued, settle } from "./outbox";
import { applyPage, readCursor, wantedSubtrees } from "./replica";
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

const call = (id: string, leadId: string, seq: number, userId = "another") => ({
  ...{ seq, action: "call_logged", entity: "call" as const, id },
  row: { id, leadId, userId, seq },
});
const gone = (id: string, seq: number) => ({
  ...{ seq, action: "lead_assigned", entity: "lead" as const, id, row: null },
});
const begin = (items: Item[]) => applyPage(store, ME, { from: "", to: "abcdef01:7", items });
const next = (items: Item[], from = 7) =>
  applyPage(store, ME, { from: `abcdef01:${from}`, to: `abcdef01:${from + 1}`, items });
const keys = async () => (await store.getAll("rows")).map((row) => row.id).sort();

test("an older state of a row does not replace a newer one", async () => {
  await begin([lead("l1", 7)]);
  await next([lead("l1", 6)]);
  expect((await store.get("rows", ["lead", "l1"]))?.seq).toBe(7);
});

describe("a lead that goes", () => {
  test("takes its calls along, but for one's own", async () => {
    await begin([lead("l1", 5), call("theirs", "l1", 6), call("mine", "l1", 7, ID)]);
    await next([gone("l1", 8)]);
    expect(await keys()).toEqual(["mine"]);
  });

  test("takes them along from whoever is a manager no more, in a page opened as one", async () => {
    const me = { seq: 1, action: "snapshot", entity: "user" as const, id: ID, row: { id: ID, seq: 1, role: "agent" } };
    await begin([me, lead("l1", 5), call("theirs", "l1", 6)]);
    const manager: Actor = { ...ME, role: "manager" };
    await applyPage(store, manager, { from: "abcdef01:7", to: "abcdef01:8", items: [gone("l1", 8)] });
    expect(await keys()).toEqual([ID]);
  });

  test("and comes back within one page stays, and has its calls read anew: they changed unheard meanwhile", async () => {
    await begin([lead("l1", 5), call("deleted meanwhile", "l1", 6)]);
    await next([lead("l1", 8), { ...lead("l1", 8), action: "subtree" }]);
    expect([await keys(), await wantedSubtrees(store)]).toEqual([["l1"], ["l1"]]);
  });
});

test("a page that cannot be stored whole is not stored at all", async () => {
  await begin([lead("l1", 5)]);
  const broken = { ...lead("l3", 8), row: { id: "l3", seq: 8, unstorable: () => {} } };
  await expect(next([lead("l2", 8), broken])).rejects.toThrow();
  expect([await keys(), await readCursor(store)]).toEqual([["l1"], "abcdef01:7"]);
});

test("an applied change leaves the outbox with the page that brings it, not before", async () => {
  await begin([]);
  await enqueue(store, {
    id: "op",
    command: "addConversation",
    input: {},
    at: "2026-11-23T08:00:00.000Z",
    creates: [],
  });
  await settle(store, { op: { status: "applied", seq: 9 } }, 7);
  await next([]);
  expect((await listQueued(store)).map(({ state }) => state)).toEqual(["applied"]);
  await next([], 8);
  expect(await listQueued(store)).toEqual([]);
});
