import { describe, expect, test } from "vitest";
import { parseInput } from "@/lib/command/input";
import type { Entry } from "@/lib/realtime/protocol";
import { PullQuery } from "@/lib/sync/cursor";
import { pull } from "@/lib/sync/pull";
import { push } from "@/lib/sync/push";
import { Push } from "@/lib/sync/schema";
import { entry, logOf, onTrips, receiptOf, send, seqOf } from "../support/pushing";
import { aLead, editLead, newId, person, rows } from "../support/world";

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
