import "fake-indexeddb/auto";
import fc from "fast-check";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/command/define";
import { commands } from "@/lib/registry";
import { forgetOutbox, keptOutbox } from "./kept";
import { knownRows } from "./known-rows";
import { discard, enqueue, listQueued, mend, retry, settle } from "./outbox";
import { overlay } from "./overlay";
import { applyPage, startRefill } from "./replica";
import { openStore, type Store, storeName } from "./store";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const ME: Actor = { id: id(1), seq: 1, email: "me@example.test", name: "Me", role: "agent", active: true };
const at = "2026-11-23T08:00:00.000Z";
let here: Store;
let there: Store;

beforeEach(async () => {
  [here, there] = [await openStore(ME.id), await openStore(ME.id)];
  await applyPage(here, ME, page(7));
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const store of [here, there]) store.close();
  await deleteDB(storeName(ME.id));
});

const lead = (n: number, seq: number) => ({
  ...{ seq, action: "lead_updated", entity: "lead" as const, id: id(n) },
  row: {
    ...{ id: id(n), seq, name: "Layla", phone: "+971501234567", notes: null, company: null, status: "new" },
    ...{ assignedTo: ME.id, deletedAt: null, updatedAt: at, nextAction: null, nextActionDate: null },
  },
});
let seq = 7;
const page = (to: number) => ({ from: "", to: `abcdef01:${to}`, items: [lead(10, to), lead(11, to)] });
const edit = (op: number, field: string, text: string) => ({
  ...{ id: `op${op}`, command: "editLead", input: { id: id(10 + (op % 2)), [field]: text }, at, creates: [] },
});
const note = (op: number) => ({
  ...{ id: `op${op}`, command: "addConversation", at, creates: [id(100 + op)] },
  input: { id: id(100 + op), leadId: id(10), body: `Said ${op}` },
});

/** What a reading is that keeps nothing. */
async function anew() {
  const fresh = await openStore(ME.id);
  const rows = new Map((await fresh.getAll("rows")).map(({ entity, id, row }) => [`${entity}/${id}`, row]));
  const queued = await fresh.getAll("outbox");
  fresh.close();
  return { queued, known: overlay(rows, queued, commands, ME) };
}

function reads() {
  const all = vi.spyOn(IDBObjectStore.prototype, "getAll");
  return () => all.mock.contexts.map((one) => (one as IDBObjectStore).name);
}

test("a step reads the outbox once, and the rows not at all, however many ask", async () => {
  await knownRows(here, ME);
  const read = reads();
  await enqueue(here, note(1));
  const [a, b, c, d] = await Promise.all([
    keptOutbox(here),
    knownRows(here, ME),
    keptOutbox(here),
    knownRows(here, ME),
  ]);
  const [e, f] = [await keptOutbox(here), await knownRows(here, ME)];
  expect(read()).toEqual(["outbox"]);
  expect([c, e]).toEqual([a, a]);
  expect([d, f].every((known) => known === b)).toBe(true);
  expect(b.has(`conversation/${id(101)}`)).toBe(true);
});

test("what was replayed is not replayed again for what came after it", async () => {
  for (let op = 0; op < 5; op++) await enqueue(here, note(op));
  await knownRows(here, ME);
  const plan = vi.spyOn(commands.addConversation, "plan");
  await enqueue(here, note(5));
  await knownRows(here, ME);
  expect(plan).toHaveBeenCalledTimes(1);
});

describe("another tab", () => {
  test("is heard of at the next reading", async () => {
    await keptOutbox(here);
    await enqueue(there, note(1));
    expect(await keptOutbox(here)).toHaveLength(1);
    await settle(there, { op1: { status: "conflict" } }, null);
    expect(await keptOutbox(here)).toMatchObject([{ state: "conflict" }]);
  });

  test("of an older version leaves no mark, and is heard of when it says so", async () => {
    await enqueue(here, note(1));
    await keptOutbox(here);
    await there.delete("outbox", (await listQueued(there))[0]?.n ?? 0);
    forgetOutbox(here);
    expect(await keptOutbox(here)).toEqual([]);
  });
});

test("whatever two tabs do, each shows what is there", async () => {
  const does = fc.record({
    tab: fc.boolean(),
    what: fc.constantFrom("note", "edit", "settle", "refuse", "discard", "retry", "mend", "page", "refill", "look"),
    pick: fc.nat(5),
    text: fc.constantFrom("one", "two"),
  });
  let op = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(does, { maxLength: 25 }), async (steps) => {
      for (const { tab, what, pick, text } of steps) {
        const store = tab ? here : there;
        const queued = await listQueued(store);
        const one = queued[pick % Math.max(1, queued.length)];
        op += 1;
        seq += 1;
        if (what === "note") await enqueue(store, note(op));
        if (what === "edit") await enqueue(store, edit(op, pick % 2 ? "notes" : "company", text));
        if (what === "settle" && one) await settle(store, { [one.id]: { status: "applied", seq } }, pick ? null : seq);
        if (what === "refuse" && one) await settle(store, { [one.id]: { status: "rejected" } }, null);
        if (what === "discard" && one) await discard(store, one.n, { id: id(5000 + op), at });
        if (what === "retry" && one) await retry(store, one.n, `op${op}`, { id: id(5000 + op), at });
        if (what === "mend" && one) await mend(store, one.n, { notes: text }, `op${op}`, { id: id(5000 + op), at });
        if (what === "refill") await startRefill(store);
        if (what === "page") {
          const cursor = await store.get("meta", "cursor");
          await applyPage(store, ME, { ...page(seq), from: String(cursor ?? "") });
        }
        if (what !== "look" && pick > 2) continue;
        const expected = await anew();
        for (const each of [here, there]) {
          expect(await keptOutbox(each)).toEqual(expected.queued);
          expect(await knownRows(each, ME)).toEqual(expected.known);
        }
      }
      const last = await anew();
      for (const each of [here, there]) expect(await knownRows(each, ME)).toEqual(last.known);
    }),
    { numRuns: 60 },
  );
});
