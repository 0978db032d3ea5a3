import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/command/define";
import { discardDevice, leaveDevice } from "./leave-device";
import { enqueue, listQueued, settle } from "./outbox";
import { applyPage, readCursor } from "./replica";
import { settleIn } from "./settle-in";
import { readSignedIn } from "./signed-in";
import { openStore, storeName } from "./store";

const person = (n: number): Actor => ({
  ...{ id: `01900000-0000-7000-8000-00000000000${n}`, seq: 1, email: "me@example.test" },
  ...{ name: "Me", role: "agent", active: true },
});
const [ME, OTHER] = [person(1), person(2)];

beforeEach(async () => {
  vi.stubGlobal("navigator", { locks: { request: (_: string, __: object, work: () => unknown) => work() } });
  await settleIn(ME);
  const store = await openStore(ME.id);
  const row = { id: "lead1", seq: 1, name: "Layla", phone: "+971501234567" };
  const items = [{ seq: 1, action: "snapshot", entity: "lead" as const, id: "lead1", row }];
  await applyPage(store, ME, { from: "", to: "abcdef01:1", items });
  store.close();
});

afterEach(async () => {
  for (const { id } of [ME, OTHER]) await discardDevice(id);
  vi.unstubAllGlobals();
});

async function queue(...ids: string[]) {
  const store = await openStore(ME.id);
  for (const id of ids) await enqueue(store, { id, command: "addConversation", input: {}, at: "", creates: [] });
  store.close();
}

async function held() {
  const store = await openStore(ME.id);
  const found = { rows: await store.count("rows"), cursor: await readCursor(store), queued: await listQueued(store) };
  store.close();
  return { ...found, queued: found.queued.map(({ id }) => id) };
}

const exists = async () => (await indexedDB.databases()).some(({ name }) => name === storeName(ME.id));

test("who signs out with nothing unsent leaves nothing behind", async () => {
  await leaveDevice(ME.id);
  expect(await exists()).toBe(false);
  expect(await readSignedIn()).toBeNull();
});

test("what is not sent yet stays for its person, and nothing else does", async () => {
  await queue("sent", "op1", "op2");
  const store = await openStore(ME.id);
  await settle(store, { sent: { status: "applied", seq: 9 }, op2: { status: "rejected" } }, 1);
  store.close();
  await leaveDevice(ME.id);
  expect(await held()).toEqual({ rows: 0, cursor: undefined, queued: ["op1", "op2"] });
  expect(await readSignedIn()).toBeNull();
});

test("a person may discard it", async () => {
  await queue("op1");
  await discardDevice(ME.id);
  expect(await exists()).toBe(false);
  expect(await readSignedIn()).toBeNull();
});

test("the next person on a device finds no rows of the one before, whose unsent changes wait", async () => {
  await queue("op1");
  await settleIn(OTHER);
  expect(await held()).toEqual({ rows: 0, cursor: undefined, queued: ["op1"] });
  expect(await readSignedIn()).toEqual(OTHER);
});

test("the same person again keeps everything", async () => {
  await settleIn({ ...ME, name: "Renamed" });
  expect(await held()).toMatchObject({ rows: 1, cursor: "abcdef01:1" });
  expect(await readSignedIn()).toMatchObject({ name: "Renamed" });
});

test("a page that keeps its hold on the replica does not keep the rows", async () => {
  const request = async () => {
    throw new DOMException("timed out", "TimeoutError");
  };
  vi.stubGlobal("navigator", { locks: { request } });
  await leaveDevice(ME.id);
  expect(await exists()).toBe(false);
});
