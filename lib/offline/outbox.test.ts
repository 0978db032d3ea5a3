import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  DISMISS,
  discard,
  enqueue,
  hearOfRefusal,
  heldBack,
  listQueued,
  mend,
  PARK_AFTER,
  replace,
  retry,
  sendable,
  settle,
} from "./outbox";
import { openStore, type Queued, type Store, storeName } from "./store";

const ME = "01900000-0000-7000-8000-000000000001";
const LEAD = "01900000-0000-7000-8000-00000000000a";
let store: Store;

beforeEach(async () => {
  store = await openStore(ME);
});

afterEach(async () => {
  store.close();
  await deleteDB(storeName(ME));
});

const at = "2026-11-23T08:00:00.000Z";
const note = (id: string, leadId = LEAD) =>
  enqueue(store, { id, command: "addConversation", input: { leadId, body: id }, at, creates: [] });
const newLead = (id: string) =>
  enqueue(store, { id, command: "createLead", input: { id: LEAD, name: "Omar" }, at, creates: [LEAD] });
const decision = (id: string) => ({ id, at });
const said = (entry: { command: string }) => entry.command !== DISMISS;
const states = async () => (await listQueued(store)).filter(said).map(({ id, state }) => `${id} ${state}`);
const ready = async (size = 10) =>
  sendable(await listQueued(store), size)
    .filter(said)
    .map(({ id }) => id);
const dismissed = async () => (await listQueued(store)).flatMap((one) => (said(one) ? [] : [one.input.operationId]));

test("what was submitted is sent in its order, ten at most", async () => {
  for (let i = 0; i < 12; i++) await note(`op${i}`);
  expect(await ready()).toEqual(Array.from({ length: 10 }, (_, i) => `op${i}`));
});

test("the same submission twice is one change", async () => {
  await Promise.all([note("op"), note("op")]);
  await note("op");
  expect(await states()).toEqual(["op waiting"]);
});

test("an answer settles what it names and nothing else", async () => {
  await note("a");
  await note("b");
  await note("c");
  await settle(store, { b: { status: "conflict", error: { code: "conflict", message: "Changed." } } }, null);
  expect(await states()).toEqual(["a waiting", "b conflict", "c waiting"]);
  await settle(store, { b: { status: "applied", seq: 3 }, nobody: { status: "applied" } }, null);
  expect(await states()).toEqual(["a waiting", "b conflict", "c waiting"]);
});

describe("an applied change", () => {
  test("stays until the replica has what it did", async () => {
    await note("a");
    await settle(store, { a: { status: "applied", seq: 7 } }, 6);
    expect(await states()).toEqual(["a applied"]);
    expect(await ready()).toEqual([]);
  });

  test("is done with when the replica has it already, or when it did nothing", async () => {
    await note("a");
    await note("b");
    await settle(store, { a: { status: "applied", seq: 7 }, b: { status: "applied" } }, 7);
    expect(await states()).toEqual([]);
  });
});

describe("what names a row that was not made", () => {
  test("waits with it, and goes when it was made", async () => {
    await newLead("make");
    await note("about");
    await note("other", "01900000-0000-7000-8000-00000000000b");
    await settle(store, { make: { status: "rejected", error: { code: "invalid", message: "No." } } }, null);
    expect(await ready()).toEqual(["other"]);
    expect([...heldBack(await listQueued(store))]).toEqual(["about"]);
    const [refused] = await listQueued(store);
    await retry(store, refused?.n ?? 0, "again", decision("d"));
    expect(await ready()).toEqual(["again", "about", "other"]);
  });

  test("goes on when the person gives the row up", async () => {
    await newLead("make");
    await note("about");
    await settle(store, { make: { status: "rejected" } }, null);
    await discard(store, (await listQueued(store))[0]?.n ?? 0, decision("d"));
    expect(await ready()).toEqual(["about"]);
  });
});

test("a refused creation that was put right keeps its place and its row, so that what names it goes on", async () => {
  await newLead("make");
  await note("about");
  await settle(store, { make: { status: "rejected", error: { code: "invalid", message: "No." } } }, null);
  await mend(store, (await listQueued(store))[0]?.n ?? 0, { name: "Omar Aziz" }, "again", decision("d"));
  expect(await ready()).toEqual(["again", "about"]);
  expect((await listQueued(store))[0]).toMatchObject({ input: { id: LEAD, name: "Omar Aziz" }, creates: [LEAD] });
  expect((await listQueued(store))[0]).not.toHaveProperty("error");
});

test("a change the server fails at five times is set aside with what needs it, and tried again as the same one", async () => {
  await newLead("make");
  await note("about");
  await note("other", "01900000-0000-7000-8000-00000000000b");
  for (let i = 1; i < PARK_AFTER; i++) await settle(store, { make: { status: "failed" } }, null);
  expect(await ready()).toEqual(["make", "about", "other"]);
  await settle(store, { make: { status: "failed", error: { code: "internal", message: "Failed." } } }, null);
  expect(await ready()).toEqual(["other"]);
  await retry(store, (await listQueued(store))[0]?.n ?? 0, "new", decision("d"));
  expect(await ready()).toEqual(["make", "about", "other"]);
});

describe("a change that two tabs decide", () => {
  test("is sent again once, by whichever is first", async () => {
    await note("a");
    await settle(store, { a: { status: "conflict", seq: 4 } }, null);
    const n = (await listQueued(store))[0]?.n ?? 0;
    await retry(store, n, "again", decision("d"));
    await retry(store, n, "and again", decision("d"));
    expect(await states()).toEqual(["again waiting"]);
  });

  test("is replaced once", async () => {
    await note("a");
    await settle(store, { a: { status: "conflict", seq: 4 } }, null);
    const n = (await listQueued(store))[0]?.n ?? 0;
    const decided = (id: string) => ({ id, command: "addConversation", input: {}, at, creates: [] });
    await replace(store, n, decided("mine"), decision("d"));
    await replace(store, n, decided("theirs"), decision("d"));
    expect(await states()).toEqual(["mine waiting"]);
  });
});

describe("the person's other devices", () => {
  const refuse = async () => {
    await note("a");
    await settle(store, { a: { status: "conflict", seq: 4 } }, null);
    return (await listQueued(store))[0]?.n ?? 0;
  };
  const hear = (id: string, refused: Parameters<typeof hearOfRefusal>[2]) =>
    hearOfRefusal(store.transaction("outbox", "readwrite").store, id, refused);
  const told: Omit<Queued, "n"> = {
    ...{ id: "a", command: "addConversation", input: {}, at, creates: [], failures: 0 },
    state: "conflict",
  };

  test.each([
    ["sends it again", (n: number) => retry(store, n, "again", decision("d"))],
    ["mends it", (n: number) => mend(store, n, {}, "again", decision("d"))],
    ["decides it", (n: number) => replace(store, n, null, decision("d"))],
    ["gives it up", (n: number) => discard(store, n, decision("d"))],
  ])("are told once a person %s", async (_, decide) => {
    await decide(await refuse());
    expect(await dismissed()).toEqual(["a"]);
  });

  test("are told nothing of what the server never answered", async () => {
    await note("a");
    await discard(store, (await listQueued(store))[0]?.n ?? 0, decision("d"));
    expect(await listQueued(store)).toEqual([]);
  });

  test("ask about what was refused on one, until it is decided on any", async () => {
    await hear("a", told);
    await hear("a", told);
    expect(await states()).toEqual(["a conflict"]);
    await hear("a", null);
    expect(await states()).toEqual([]);
  });

  test("hear it as the answer to what still waits there, and was refused with its answer lost", async () => {
    await note("a");
    await hear("a", told);
    expect(await states()).toEqual(["a conflict"]);
  });

  test("do not ask again about what was decided here and is not yet told", async () => {
    await discard(store, await refuse(), decision("d"));
    await hear("a", told);
    expect(await states()).toEqual([]);
  });
});

test("what was queued is there after the tab is gone", async () => {
  await note("a");
  store.close();
  store = await openStore(ME);
  expect(await states()).toEqual(["a waiting"]);
});
