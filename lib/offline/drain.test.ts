import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Push, type Result, WAITING_HEADER } from "@/lib/realtime/protocol";
import { drain } from "./drain";
import { enqueue, listQueued } from "./outbox";
import { openStore, type Queued, type Store, storeName } from "./store";

const ME = "01900000-0000-7000-8000-000000000001";
let store: Store;
let pushes: Push[];
let told: (string | null)[];

beforeEach(async () => {
  store = await openStore(ME);
  pushes = [];
  told = [];
});

afterEach(async () => {
  store.close();
  await deleteDB(storeName(ME));
});

async function submit(...ids: string[]) {
  const at = "2026-11-23T08:00:00.000Z";
  for (const id of ids) await enqueue(store, { id, command: "addConversation", input: {}, at, creates: [] });
}

/** Drains against a server that answers each push by `answer`. */
const drainBy = (answer: (push: Push) => Response | Promise<Response>) =>
  drain({
    store,
    userId: ME,
    fetch: async (_, init) => {
      const body = JSON.parse(String(init.body)) as Push;
      pushes.push(body);
      told.push(new Headers(init.headers).get(WAITING_HEADER));
      return answer(body);
    },
  });

const all =
  (status: Result["status"], seq = 1) =>
  (push: Push) =>
    Response.json({ results: Object.fromEntries(push.entries.map(({ id }) => [id, { status, seq }])), cursor: "a:1" });
const left = async () => (await listQueued(store)).map(({ id, state }) => `${id} ${state}`);

test("an empty queue asks the server nothing", async () => {
  expect(await drainBy(all("applied"))).toEqual({ kind: "empty" });
  expect(pushes).toEqual([]);
});

test("what is long goes up in several requests, each within what the server takes", async () => {
  const body = "\u0007".repeat(20_000); // six bytes each in JSON
  const at = "2026-11-23T08:00:00.000Z";
  const ids = Array.from({ length: 10 }, (_, i) => `op${i}`);
  for (const id of ids) await enqueue(store, { id, command: "addConversation", input: { body }, at, creates: [] });
  expect(await drainBy(all("applied"))).toEqual({ kind: "empty" });
  expect(pushes.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(ids);
  for (const push of pushes) expect(new Blob([JSON.stringify(push)]).size).toBeLessThan(1024 * 1024);
  expect(pushes.length).toBe(2);
});

test("a change too long for any request goes up alone, and what the server says of it holds", async () => {
  const at = "2026-11-23T08:00:00.000Z";
  const input = { body: "x".repeat(2_000_000) };
  await submit("before");
  await enqueue(store, { id: "long", command: "addConversation", input, at, creates: [] });
  await drainBy(all("applied"));
  expect(pushes.map(({ entries }) => entries.map(({ id }) => id))).toEqual([["before"], ["long"]]);
});

test("a long queue goes up in order, ten at a time, in its person's name", async () => {
  const ids = Array.from({ length: 25 }, (_, i) => `op${i}`);
  await submit(...ids);
  expect(await drainBy(all("applied"))).toEqual({ kind: "empty" });
  expect(pushes.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(ids);
  expect(pushes.map(({ entries }) => entries.length)).toEqual([10, 10, 5]);
  expect(told).toEqual(["15", "5", "0"]);
  expect(new Set(pushes.map(({ userId, v }) => `${v} ${userId}`))).toEqual(new Set([`1 ${ME}`]));
});

test("what an older version of the app queued goes as that version, before what came after it", async () => {
  // From before entries said their version; and one of a version still to come.
  const old = { command: "addConversation", input: {}, at: "2026-11-23T08:00:00.000Z", creates: [], failures: 0 };
  const put = (id: string, more: object) =>
    store.add("outbox", { ...old, id, state: "waiting", ...more } as unknown as Queued);
  await put("a", {});
  await submit("b");
  await put("c", { v: 2 });
  await put("d", { v: 2 });
  await put("e", {});
  expect(await drainBy(all("applied"))).toEqual({ kind: "empty" });
  expect(pushes.map(({ v, entries }) => [v, ...entries.map(({ id }) => id)])).toEqual([
    [1, "a", "b"],
    [2, "c", "d"],
    [1, "e"],
  ]);
  expect(pushes.flatMap(({ entries }) => entries.flatMap((entry) => Object.keys(entry)))).not.toContain("v");
});

test("what was submitted meanwhile goes, too", async () => {
  await submit("a");
  await drainBy(async (push) => {
    if (pushes.length === 1) await submit("b");
    return all("applied")(push);
  });
  expect(pushes.map(({ entries }) => entries.map(({ id }) => id))).toEqual([["a"], ["b"]]);
});

describe("nothing leaves the queue, and nothing more is sent, after", () => {
  test.each<[string, () => Response, string]>([
    ["a page of a portal, with status 200", () => new Response("<html>Log in to the WLAN</html>"), "uncertain"],
    ["JSON of somebody else's, with status 200", () => Response.json({ ok: true }), "uncertain"],
    ["an answer that was cut off", () => new Response('{"results":{"a":{"sta'), "uncertain"],
    ["an empty answer", () => new Response(null), "uncertain"],
    ["a result that is none of ours", () => Response.json({ results: { a: { status: "fine" } } }), "uncertain"],
    [
      "a failing server",
      () => Response.json({ error: { code: "internal", message: "" } }, { status: 500 }),
      "uncertain",
    ],
    ["a proxy's error", () => new Response("Bad gateway", { status: 502 }), "uncertain"],
    ["a redirect that was followed to HTML", () => new Response("<html>", { status: 404 }), "uncertain"],
    ["an expired session", () => Response.json({ error: { code: "unauthenticated" } }, { status: 401 }), "signed-out"],
    ["another's session", () => Response.json({ error: { code: "forbidden" } }, { status: 403 }), "forbidden"],
    ["a limit", () => Response.json({ error: { code: "rate_limited" } }, { status: 429 }), "limited"],
    ["a push it does not take", () => Response.json({ error: { code: "invalid" } }, { status: 400 }), "refused"],
  ])("%s", async (_, answer, kind) => {
    await submit("a", "b");
    expect((await drainBy(answer)).kind).toBe(kind);
    expect(await left()).toEqual(["a waiting", "b waiting"]);
    expect(pushes).toHaveLength(1);
  });

  test("a network that is gone", async () => {
    await submit("a");
    expect(await drainBy(() => Promise.reject(new TypeError("Failed to fetch")))).toEqual({ kind: "uncertain" });
    expect(await left()).toEqual(["a waiting"]);
  });

  test("an answer that passes over an entry", async () => {
    await submit("a", "b", "c");
    const answer = Response.json({ results: { a: { status: "applied", seq: 1 } }, cursor: "a:1" });
    expect(await drainBy(() => answer)).toEqual({ kind: "uncertain" });
    expect(await left()).toEqual(["a applied", "b waiting", "c waiting"]);
    expect(pushes).toHaveLength(1);
  });

  test("an entry the server failed at", async () => {
    await submit("a", "b");
    const answer = Response.json({ results: { a: { status: "failed" } }, cursor: "a:1" });
    expect(await drainBy(() => answer)).toEqual({ kind: "uncertain" });
    expect(await left()).toEqual(["a waiting", "b waiting"]);
  });
});

test("a limit says how long it lasts", async () => {
  await submit("a");
  const limited = () =>
    Response.json({ error: { code: "rate_limited" } }, { status: 429, headers: { "retry-after": "7" } });
  expect(await drainBy(limited)).toEqual({ kind: "limited", seconds: 7 });
});

test("an answer that names what was not asked settles nothing of it", async () => {
  await submit("a");
  const queue = drainBy(async () => {
    await submit("later");
    return Response.json({ results: { later: { status: "applied" } }, cursor: "a:1" });
  });
  expect(await queue).toEqual({ kind: "uncertain" });
  expect(await left()).toEqual(["a waiting", "later waiting"]);
});

test("a refused change does not hold up the next one", async () => {
  await submit("a", "b");
  await drainBy((push) =>
    Response.json({
      results: Object.fromEntries(push.entries.map(({ id }) => [id, { status: id === "a" ? "rejected" : "applied" }])),
      cursor: "a:1",
    }),
  );
  expect(await left()).toEqual(["a rejected"]);
});
