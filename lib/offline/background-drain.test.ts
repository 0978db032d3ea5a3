import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/command/define";
import type { Push } from "@/lib/realtime/protocol";
import { drainInBackground, TryLater } from "./background-drain";
import { enqueue, listQueued } from "./outbox";
import { forgetSignedIn, noteSignedIn } from "./signed-in";
import { openStore, storeName } from "./store";

const ID = "01900000-0000-7000-8000-000000000001";
const ME: Actor = { id: ID, seq: 1, email: "me@example.test", name: "Me", role: "agent", active: true };
let busy: boolean;

beforeEach(async () => {
  busy = false;
  vi.stubGlobal("navigator", {
    locks: {
      request: (name: string, _: object, work: (lock: object | null) => unknown) => work(busy ? null : { name }),
    },
  });
  await noteSignedIn(ME);
  const store = await openStore(ID);
  await enqueue(store, {
    id: "op1",
    command: "addConversation",
    input: {},
    at: "2026-11-23T08:00:00.000Z",
    creates: [],
  });
  store.close();
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await forgetSignedIn();
  await deleteDB(storeName(ID));
});

const states = async () => {
  const store = await openStore(ID);
  const queued = await listQueued(store);
  store.close();
  return queued.map(({ id, state }) => `${id} ${state}`);
};
const refusing = (status: number, code: string) => async () =>
  Response.json({ error: { code, message: "No." } }, { status });

test("sends the queue of the person of this device, in their name", async () => {
  const pushed: Push[] = [];
  await drainInBackground(async (_, init) => {
    pushed.push(JSON.parse(String(init.body)));
    return Response.json({ results: { op1: { status: "applied", seq: 7 } }, cursor: "a:7" });
  });
  expect(pushed.map(({ userId, entries }) => [userId, entries.length])).toEqual([[ID, 1]]);
  expect(await states()).toEqual(["op1 applied"]);
});

test("has the browser come again while the answer is uncertain", async () => {
  const answers = [
    () => Promise.reject(new TypeError("Failed to fetch")),
    async () => new Response("<html>", { status: 502 }),
    refusing(429, "rate_limited"),
    refusing(503, "unavailable"),
  ];
  for (const answer of answers) await expect(drainInBackground(answer)).rejects.toThrow(TryLater);
  expect(await states()).toEqual(["op1 waiting"]);
});

test("keeps the queue and lets it be when only the person can go on", async () => {
  for (const answer of [refusing(401, "unauthenticated"), refusing(403, "forbidden"), refusing(400, "invalid")]) {
    await drainInBackground(answer);
  }
  expect(await states()).toEqual(["op1 waiting"]);
});

test("comes again when a page is sending, for the page may go before it is through", async () => {
  busy = true;
  await expect(drainInBackground(refusing(500, "internal"))).rejects.toThrow(TryLater);
});

test("asks the server nothing when nobody is signed in here", async () => {
  await forgetSignedIn();
  await drainInBackground(() => Promise.reject(new Error("nobody may ask")));
  expect(await states()).toEqual(["op1 waiting"]);
});
