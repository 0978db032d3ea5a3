import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/command/define";
import type { Item, Pulled } from "@/lib/realtime/protocol";
import { catchUp } from "./catch-up";
import { readCursor, wantedSubtrees } from "./replica";
import { openStore, type Store, storeName } from "./store";

const ID = "01900000-0000-7000-8000-000000000001";
const ME: Actor = { id: ID, seq: 1, email: "me@example.test", name: "Me", role: "agent", active: true };
const EPOCH = "abcdef01";
let store: Store;
let asked: URLSearchParams[];

beforeEach(async () => {
  store = await openStore(ID);
  asked = [];
});

afterEach(async () => {
  store.close();
  await deleteDB(storeName(ID));
});

const lead = (id: string, seq: number, action = "lead_updated"): Item => ({
  ...{ seq, action, entity: "lead" as const, id },
  row: { id, seq },
});
const call = (id: string, leadId: string, seq: number): Item => ({
  ...{ seq, action: "snapshot", entity: "call" as const, id },
  row: { id, leadId, seq, userId: "another" },
});
const page = (from: string, to: string, items: Item[] = [], more = false): Pulled => ({ from, to, more, items });
const keys = async () => (await store.getAll("rows")).map((row) => row.id).sort();

/** Catches up with a server that answers each request in turn. */
const catchUpBy = (...answers: (Pulled | Response | (() => Promise<Pulled>))[]) =>
  catchUp({
    store,
    viewer: ME,
    fetch: async (path) => {
      asked.push(new URL(path, "https://crm.test").searchParams);
      const answer = answers.shift();
      if (!answer) throw new TypeError("Failed to fetch");
      if (answer instanceof Response) return answer;
      return Response.json(typeof answer === "function" ? await answer() : answer);
    },
  });

const START = page("", `${EPOCH}:5`, [lead("l1", 4)]);
const END = page(`${EPOCH}:5`, `${EPOCH}:5`);

test("a first load ends where it began, so what changed meanwhile is asked for after it", async () => {
  const begun = page("", `${EPOCH}:5~WzFd`, [lead("l1", 4)], true);
  const filled = page(`${EPOCH}:5~WzFd`, `${EPOCH}:5`);
  const since = page(`${EPOCH}:5`, `${EPOCH}:6`, [lead("l2", 6)]);
  expect(await catchUpBy(begun, filled, since)).toBe("live");
  expect(asked.map((query) => query.get("cursor"))).toEqual([null, `${EPOCH}:5~WzFd`, `${EPOCH}:5`]);
  expect(await keys()).toEqual(["l1", "l2"]);
});

test("each request says whose device asks", async () => {
  await catchUpBy(START, page(`${EPOCH}:5`, `${EPOCH}:6`, [lead("l2", 6), lead("l2", 6, "subtree")]));
  expect(asked.map((query) => query.get("userId"))).toEqual([ID, ID, ID]);
});

test("another person's session ends it, and nothing of theirs comes in", async () => {
  await catchUpBy(START, END);
  const theirs = Response.json({ error: { code: "forbidden", message: "Another person's." } }, { status: 403 });
  expect(await catchUpBy(theirs)).toBe("forbidden");
  expect(await keys()).toEqual(["l1"]);
});

describe("what came into sight", () => {
  const ARRIVED = page(`${EPOCH}:5`, `${EPOCH}:7`, [lead("l2", 7), lead("l2", 7, "subtree")]);

  test("is fetched with its calls", async () => {
    await catchUpBy(START, END);
    const subtree = page(`${EPOCH}:7`, `${EPOCH}:7`, [lead("l2", 7), call("c1", "l2", 3)]);
    expect(await catchUpBy(ARRIVED, subtree)).toBe("live");
    expect([await keys(), await wantedSubtrees(store)]).toEqual([["c1", "l1", "l2"], []]);
  });

  test("is there and still wanted after an answer that was lost", async () => {
    await catchUpBy(START, END);
    expect(await catchUpBy(ARRIVED)).toBe("uncertain");
    expect([await keys(), await wantedSubtrees(store)]).toEqual([["l1", "l2"], ["l2"]]);
  });

  test("is asked for again when it was read before what the replica already holds", async () => {
    await catchUpBy(START, END);
    const stale = page(`${EPOCH}:6`, `${EPOCH}:6`, [lead("l2", 6), call("gone", "l2", 3)]);
    const fresh = page(`${EPOCH}:7`, `${EPOCH}:7`, [lead("l2", 7), call("c1", "l2", 3)]);
    expect(await catchUpBy(ARRIVED, stale, page(`${EPOCH}:7`, `${EPOCH}:7`), fresh)).toBe("live");
    expect(await keys()).toEqual(["c1", "l1", "l2"]);
  });
});

test("a page on its way while another tab starts again comes too late", async () => {
  await catchUpBy(START, END);
  const late = async () => {
    await catchUpBy({ reset: true });
    return page(`${EPOCH}:5`, `${EPOCH}:6`, [lead("l2", 6)]);
  };
  expect(await catchUpBy(late)).toBe("uncertain");
  expect([await keys(), await readCursor(store)]).toEqual([["l1"], undefined]);
});

test("a reset keeps what is on screen until the new load has met or missed it", async () => {
  await catchUpBy(START, END);
  expect(await catchUpBy({ reset: true })).toBe("uncertain");
  expect(await keys()).toEqual(["l1"]);
  await catchUpBy(page("", `${EPOCH}:9`, [lead("l3", 8)]), page(`${EPOCH}:9`, `${EPOCH}:9`));
  expect(await keys()).toEqual(["l3"]);
});
