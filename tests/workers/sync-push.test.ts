import { describe, expect, test } from "vitest";
import type { AppError } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import type { Entry } from "@/lib/realtime/protocol";
import { readJson } from "@/lib/server/body";
import { PullQuery } from "@/lib/sync/cursor";
import { pull } from "@/lib/sync/pull";
import { push } from "@/lib/sync/push";
import { Push } from "@/lib/sync/schema";
import {
  aLead,
  createLead,
  deactivateMember,
  deleteLead,
  editLead,
  handOver,
  newId,
  type Person,
  person,
  rows,
} from "../support/world";

const send = (who: Person, ...entries: Entry[]) => push(who.ctx, { v: 1, userId: who.actor.id, entries });
const entry = (command: string, input: object, more: object = {}): Entry => ({
  id: newId(),
  command,
  input: { ...input },
  ...more,
});
const seqOf = async (table: string, id: string) =>
  (await rows<{ seq: number }>(`select seq from ${table} where id = ?`, id))[0]?.seq ?? -1;
const logOf = (id: string) =>
  rows("select seq, entity, action from activity_log where operation_id = ? order by n", id);
const receiptOf = async (id: string) => (await rows("select * from operations where operation_id = ?", id))[0];

describe("a push", () => {
  test("runs the changes in their order, and says where each stands in the log", async () => {
    const agent = await person("agent");
    const [leadId, callId] = [newId(), newId()];
    const entries = [
      entry("createLead", { id: leadId, name: "Layla", phone: "050 123 4567" }),
      entry("startCall", { id: callId, leadId }),
      entry("endCall", { id: callId, outcome: "demo-booked", duration: 3 }),
      entry("editLead", { id: leadId, name: "Layla" }),
    ];
    const { results, cursor } = await send(agent, ...entries);
    expect(Object.keys(results)).toEqual(entries.map(({ id }) => id));
    expect(Object.values(results).map(({ status }) => status)).toEqual(Array(4).fill("applied"));
    const [created, , ended, same] = Object.values(results);
    expect(created?.seq).toBeLessThan(ended?.seq ?? 0);
    expect(ended?.seq).toBe(await seqOf("leads", leadId));
    expect(same).toEqual({ status: "applied" });
    expect(cursor).toMatch(new RegExp(`^[0-9a-f]{32}:${ended?.seq}$`));
    expect(await pull(agent.ctx, PullQuery.parse({ cursor }))).toMatchObject({ items: [], more: false });
  });

  test("sent again changes nothing and answers the same, refusals included", async () => {
    const agent = await person("agent");
    const id = newId();
    const entries = [
      entry("createLead", { id, name: "Layla", phone: "050 123 4567" }),
      entry("createLead", { id, name: "Another", phone: "050 123 4567" }),
      entry("createLead", { id: newId(), name: "", phone: "050 123 4567" }),
      entry("deleteLead", { id: newId() }),
    ];
    const first = await send(agent, ...entries);
    expect(Object.values(first.results).map(({ status }) => status)).toEqual([
      "applied",
      "conflict",
      "rejected",
      "rejected",
    ]);
    expect(await send(agent, ...entries)).toEqual(first);
    expect(await send(agent, ...entries.slice(2), ...entries.slice(2))).toEqual({
      results: Object.fromEntries(Object.entries(first.results).slice(2)),
      cursor: first.cursor,
    });
  });

  test("merges by what the person was looking at", async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const id = await aLead(agent);
    const base = { seq: await seqOf("leads", id) };
    await manager.run(editLead, { id, company: "Theirs" });
    const [merged, collides, unasked] = [
      entry("editLead", { id, notes: "mine" }, { base }),
      entry("editLead", { id, company: "Mine" }, { base: { ...base, seen: [] } }),
      entry("deleteLead", { id }, { base }),
    ];
    const { results } = await send(agent, merged, collides, unasked);
    expect(results[merged.id]).toMatchObject({ status: "applied", seq: expect.any(Number) });
    expect(results[collides.id]).toMatchObject({
      status: "conflict",
      error: { code: "conflict", fields: { company: expect.any(String) } },
      seq: (await logOf(collides.id))[0]?.seq,
    });
    expect(results[unasked.id]).toMatchObject({ status: "applied" });
  });

  test("reads each change with the commit of the one before it: one round trip more than it has changes, and the end's", async () => {
    const agent = await person("agent");
    const id = await aLead(agent);
    const trips = onTrips(agent);
    const notes = Array.from({ length: 10 }, (_, n) =>
      entry("addConversation", { id: newId(), leadId: id, body: `Said ${n}` }),
    );
    expect(Object.values((await send(agent, ...notes)).results).map(({ status }) => status)).toEqual(
      Array(10).fill("applied"),
    );
    expect(trips.count).toBe(12);
  });

  test("plans each change on what the one before it left, whoever changes the same in between", async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const id = await aLead(agent, { company: "First", notes: "n" });
    const base = { seq: await seqOf("leads", id) };
    const edits = ["One", "Two", "Three"].map((company) => entry("editLead", { id, company }));
    const seen = edits.map((edit, n) => ({ ...edit, base: { ...base, seen: edits.slice(0, n).map((one) => one.id) } }));
    // Between the trip that commits the first edit and reads for the second, and the one that commits the second.
    onTrips(agent, 3, () => manager.run(editLead, { id, notes: "theirs" }));
    const { results } = await send(agent, ...seen);
    expect(Object.values(results).map(({ status }) => status)).toEqual(Array(3).fill("applied"));
    expect(await rows("select company, notes from leads where id = ?", id)).toEqual([
      { company: "Three", notes: "theirs" },
    ]);
  });

  test("commits a change also when what the next one reads cannot be read", async () => {
    const agent = await person("agent");
    const [first, bad] = [1, 2].map((n) =>
      entry("createLead", { id: newId(), name: `Lead ${n}`, phone: "050 123 4567" }),
    );
    const batch = agent.ctx.db.batch.bind(agent.ctx.db);
    agent.ctx.db.batch = ((statements: { _prepare(): { getQuery(): { params: unknown[] } } }[]) => {
      const named = statements.some((one) => one._prepare().getQuery().params.includes(bad?.id));
      return named ? Promise.reject(new Error("D1_ERROR: too many SQL variables")) : batch(statements as never);
    }) as never;
    const { results } = await send(agent, first as Entry, bad as Entry);
    expect(Object.values(results).map(({ status }) => status)).toEqual(["applied", "failed"]);
  });

  test("of another person's outbox runs nothing", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const change = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" });
    await expect(push(agent.ctx, { v: 1, userId: other.actor.id, entries: [change] })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await receiptOf(change.id)).toBeUndefined();
  });
});

describe("an answer that is definitive spends the id", () => {
  test("input that does not fit is kept, told to its author, and answered again", async () => {
    const agent = await person("agent");
    const bad = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567", colour: "red" });
    const { results } = await send(agent, bad);
    expect(results[bad.id]).toMatchObject({
      status: "rejected",
      error: { code: "invalid", fields: { colour: "Unknown field." } },
    });
    expect(await logOf(bad.id)).toEqual([{ seq: results[bad.id]?.seq, entity: "operation", action: "rejected" }]);
    const receipt = await receiptOf(bad.id);
    expect(receipt).toMatchObject({ status: "rejected", payload: expect.stringMatching(/^v1\./) });
    const bootstrap = await pull(agent.ctx, {});
    expect("items" in bootstrap && bootstrap.items.find(({ id }) => id === bad.id)?.row).toMatchObject({
      command: "createLead",
      payload: bad.input,
    });
  });

  test("other input under its id is refused, and writes nothing", async () => {
    const agent = await person("agent");
    const bad = entry("createLead", { id: newId(), name: "", phone: "050 123 4567" });
    const good = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" });
    await send(agent, bad, good);
    const [{ log } = { log: 0 }] = await rows<{ log: number }>("select count(*) as log from activity_log");
    const swapped = await send(agent, { ...bad, input: good.input }, { ...good, input: bad.input });
    for (const { id } of [bad, good]) {
      expect(swapped.results[id]).toEqual({
        status: "rejected",
        error: { code: "operation_reused", message: expect.any(String) },
      });
    }
    expect(await rows("select count(*) as log from activity_log")).toEqual([{ log }]);
  });

  test.each([
    ["inviteMember", { id: newId(), email: "x@example.test", name: "X", role: "agent" }],
    ["editSettings", { name: "Mine" }],
  ])("%s is no change for an outbox", async (command, input) => {
    const admin = await person("admin");
    const change = entry(command, input);
    const { results } = await send(admin, change);
    expect(results[change.id]).toMatchObject({ status: "rejected", error: { code: "forbidden" } });
    expect(await receiptOf(change.id)).toMatchObject({ status: "rejected" });
  });

  test.each([10, 1_000, 3_000, 10_000, 100_000])("input nested %i deep is an answer, not a failure", async (depth) => {
    const agent = await person("agent");
    const input = `{"name":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`;
    const body = `{"v":1,"userId":"${agent.actor.id}","entries":[{"id":"deep","command":"createLead","input":${input}}]}`;
    const request = new Request("http://x", { method: "POST", headers: { "content-type": "application/json" }, body });
    const answer = await readJson(request)
      .then((sent) => push(agent.ctx, parseInput(Push, sent)))
      .then(
        ({ results }) => results.deep?.status,
        (error: AppError) => error.code,
      );
    expect(["rejected", "invalid"]).toContain(answer);
  });

  test("a door that keeps no refusals leaves none", async () => {
    const agent = await person("agent");
    await expect(agent.run(createLead, { id: newId(), name: "", phone: "1" }, "form")).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await receiptOf("form")).toBeUndefined();
  });
});

describe("an answer that is uncertain stops what follows", () => {
  test("a change that this server does not know waits", async () => {
    const agent = await person("agent");
    const [unknown, after] = [
      entry("toString", {}),
      entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" }),
    ];
    const { results } = await send(agent, unknown, after);
    expect(results).toEqual({
      [unknown.id]: { status: "failed", error: { code: "unavailable", message: expect.any(String) } },
    });
    expect(await receiptOf(unknown.id)).toBeUndefined();
    expect(await receiptOf(after.id)).toBeUndefined();
  });

  test("a database that cannot be reached leaves the rest as it is", async () => {
    const agent = await person("agent");
    const batch = agent.ctx.db.batch.bind(agent.ctx.db);
    let calls = 0;
    agent.ctx.db.batch = ((statements: never) => {
      calls += 1;
      // The first change takes two trips, the second fails at each of its ten attempts.
      if (calls > 2 && calls <= 12) throw new Error("gone");
      return batch(statements);
    }) as never;
    const entries = [1, 2, 3].map((n) =>
      entry("createLead", { id: newId(), name: `Lead ${n}`, phone: "050 123 4567" }),
    );
    const { results } = await send(agent, ...entries);
    expect(Object.values(results).map(({ status }) => status)).toEqual(["applied", "failed"]);
    expect(results[entries[1]?.id ?? ""]?.error?.code).toBe("unavailable");
    expect(Object.values((await send(agent, ...entries)).results).map(({ status }) => status)).toEqual(
      Array(3).fill("applied"),
    );
  });

  test("an account that lost its access keeps what it has queued", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    await admin.run(deactivateMember, { id: agent.actor.id });
    const change = entry("createLead", { id: newId(), name: "Layla", phone: "050 123 4567" });
    const { results } = await send(agent, change);
    expect(results[change.id]).toMatchObject({ status: "failed", error: { code: "forbidden" } });
    expect(await receiptOf(change.id)).toBeUndefined();
  });
});

describe("what is pushed", () => {
  const whole = { v: 1, userId: "u", entries: [] };
  const one = { id: "a", command: "createLead", input: {} };
  test.each<[string, object, string]>([
    ["an old or new version", { ...whole, v: 2 }, "v"],
    ["no version", { userId: "u", entries: [] }, "v"],
    ["nobody's", { v: 1, entries: [] }, "userId"],
    ["no list", { ...whole, entries: one }, "entries"],
    [
      "more than ten",
      { ...whole, entries: Array.from({ length: 11 }, (_, n) => ({ ...one, id: `a${n}` })) },
      "entries",
    ],
    ["an id with a space", { ...whole, entries: [{ ...one, id: "a b" }] }, "entries.id"],
    ["an id of 256", { ...whole, entries: [{ ...one, id: "a".repeat(256) }] }, "entries.id"],
    ["no input", { ...whole, entries: [{ id: "a", command: "createLead" }] }, "entries.input"],
    ["a base that is none", { ...whole, entries: [{ ...one, base: 5 }] }, "entries.base"],
    ["an unknown field", { ...whole, entries: [{ ...one, colour: "red" }] }, "colour"],
    ["two changes of one id", { ...whole, entries: [one, { ...one, input: { x: 1 } }] }, "entries"],
  ])("must not be %s", (_, sent, field) => {
    expect(() => parseInput(Push, sent)).toThrowError(
      expect.objectContaining({ code: "invalid", fields: { [field]: expect.not.stringContaining("Invalid") } }),
    );
  });

  test("may be the same change twice, or nothing", () => {
    expect(parseInput(Push, { ...whole, entries: [one, { ...one }] }).entries).toHaveLength(2);
    expect(parseInput(Push, whole).entries).toEqual([]);
  });
});

describe("who held the lead when they called", () => {
  async function handedOver() {
    const [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager")];
    const leadId = await aLead(agent, { industry: "retail", source: "Fair" });
    const base = { seq: await seqOf("leads", leadId) };
    await manager.run(handOver, { ids: [leadId], assignedTo: other.actor.id });
    await other.run(editLead, { id: leadId, industry: "trading", source: "Secret" });
    return { agent, other, manager, leadId, base };
  }

  test("may still append call and note, which do nothing to the lead", async () => {
    const { agent, other, leadId, base } = await handedOver();
    const before = await seqOf("leads", leadId);
    const [callId, loggedId, noteId] = [newId(), newId(), newId()];
    const entries = [
      entry("startCall", { id: callId, leadId }, { base }),
      entry("endCall", { id: callId, outcome: "demo-booked", duration: 1 }, { base }),
      entry("logCall", { id: loggedId, leadId, outcome: "not-interested" }, { base }),
      entry("addConversation", { id: noteId, leadId, body: "said then" }, { base }),
    ];
    const { results } = await send(agent, ...entries);
    expect(Object.values(results).map(({ status }) => status)).toEqual(Array(4).fill("applied"));
    expect(await seqOf("leads", leadId)).toBe(before);
    expect(await rows("select industry, source, user_id from calls where lead_id = ?", leadId)).toEqual(
      Array(2).fill({ industry: "retail", source: "Fair", user_id: agent.actor.id }),
    );
    const audience = async (id: string) =>
      (await rows<{ audience_after: string }>("select audience_after from activity_log where entity_id = ?", id)).map(
        (log) => new Set(JSON.parse(log.audience_after)),
      );
    for (const told of [...(await audience(callId)), ...(await audience(loggedId))]) {
      expect(told).toEqual(new Set(["managers", agent.actor.id, other.actor.id]));
    }
    expect(await audience(noteId)).toEqual([new Set(["managers", other.actor.id])]);
  });

  test("is told the same when it comes again", async () => {
    const { agent, leadId, base } = await handedOver();
    const note = entry("addConversation", { id: newId(), leadId, body: "said then" }, { base });
    const first = await send(agent, note);
    expect(await send(agent, note)).toEqual(first);
  });

  test("is who held it then: not before, not after, not without saying when, not another", async () => {
    const { agent, other, manager, leadId, base } = await handedOver();
    const now = await seqOf("leads", leadId);
    const stranger = await person("agent");
    const note = (more: object) => entry("addConversation", { id: newId(), leadId, body: "x" }, more);
    const cases: [Person, Entry][] = [
      [agent, note({})],
      [agent, note({ base: {} })],
      [agent, note({ base: { seq: now } })],
      [agent, note({ base: { seq: now + 1000 } })],
      [agent, note({ base: { seq: base.seq - 1 } })],
      [stranger, note({ base })],
    ];
    for (const [who, change] of cases) {
      expect((await send(who, change)).results[change.id], JSON.stringify(change.base)).toMatchObject({
        status: "rejected",
        error: { code: "not_found" },
      });
    }
    const held = note({ base: { seq: 0 } });
    expect((await send(other, held)).results[held.id]).toMatchObject({ status: "applied" });
    await manager.run(deleteLead, { id: leadId });
    const [late, ofDeleted] = [note({ base: { seq: now } }), note({ base: { seq: now + 1000 } })];
    expect((await send(other, late)).results[late.id]).toMatchObject({ status: "applied" });
    expect(await rows("select audience_after from activity_log where operation_id = ?", late.id)).toEqual([
      { audience_after: "[]" },
    ]);
    expect((await send(manager, ofDeleted)).results[ofDeleted.id]).toMatchObject({ error: { code: "not_found" } });
  });

  test("edits it no more", async () => {
    const { agent, leadId, base } = await handedOver();
    const edit = entry("editLead", { id: leadId, notes: "x" }, { base });
    expect((await send(agent, edit)).results[edit.id]).toMatchObject({
      status: "rejected",
      error: { code: "not_found" },
    });
  });
});

/** Counts the round trips of someone's pushes; before the nth, something happens. */
function onTrips({ ctx }: Person, nth = 0, happens: () => Promise<unknown> = async () => {}): { count: number } {
  const batch = ctx.db.batch.bind(ctx.db);
  const trips = { count: 0 };
  ctx.db.batch = (async (statements: never) => {
    trips.count += 1;
    if (trips.count === nth) await happens();
    return batch(statements);
  }) as never;
  return trips;
}
