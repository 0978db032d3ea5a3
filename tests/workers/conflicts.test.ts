import { describe, expect, test } from "vitest";
import {
  aCall,
  addConversation,
  aLead,
  deleteLead,
  editCall,
  editLead,
  editSettings,
  linkMember,
  newId,
  person,
  restoreLead,
  rows,
} from "../support/world";

/** A lead of an agent that a manager works on too, and the seq both were looking at. */
async function sharedLead(fields: object = {}) {
  const [agent, manager] = [await person("agent"), await person("manager")];
  const id = await aLead(agent, { notes: "as it was", company: "Noor", ...fields });
  return { agent, manager, id, seq: await seqOf("leads", id) };
}

async function seqOf(table: "leads" | "calls" | "settings", id: string): Promise<number> {
  const [row] = await rows<{ seq: number }>(`select seq from ${table} where id = ?`, id);
  return row?.seq ?? -1;
}

async function stored(id: string): Promise<unknown> {
  return (await rows("select name, company, notes, source from leads where id = ?", id))[0];
}

const changesOf = (id: string) => rows("select seq from activity_log where entity_id = ?", id);

describe("an edit of what someone else changed meanwhile", () => {
  test("collides where the log no longer reaches back to what its person saw", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(editLead, { id, notes: "theirs" });
    const [state] = await rows<{ pruned: number }>("select pruned_through as pruned from log_state");
    await rows("update log_state set pruned_through = ?", await seqOf("leads", id));
    const outcome = await agent.run(editLead, { id, base: { seq }, company: "Mine LLC" });
    await rows("update log_state set pruned_through = ?", state?.pruned);
    expect(outcome).toMatchObject({ status: "conflict", error: { fields: { company: expect.any(String) } } });
  });

  test("to another value collides on exactly those fields, and nothing of it is applied", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(editLead, { id, notes: "theirs", company: "Theirs LLC", source: "Fair" });
    const edit = { id, base: { seq }, notes: "mine", company: "Mine LLC", name: "Layla H." };
    const outcome = await agent.run(editLead, edit, "mine");
    expect(outcome).toMatchObject({ status: "conflict", changes: [], error: { code: "conflict" } });
    expect(Object.keys(outcome.error?.fields ?? {}).sort()).toEqual(["company", "notes"]);
    expect(await stored(id)).toMatchObject({ name: "Layla Haddad", notes: "theirs", company: "Theirs LLC" });
    expect(await rows("select status, payload is not null kept from operations where operation_id = 'mine'")).toEqual([
      { status: "conflict", kept: 1 },
    ]);
  });

  test("in other fields merges", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(editLead, { id, notes: "theirs" });
    const outcome = await agent.run(editLead, { id, base: { seq }, company: "Mine LLC", source: "Fair" });
    expect(outcome).toMatchObject({ status: "applied" });
    expect(await stored(id)).toMatchObject({ notes: "theirs", company: "Mine LLC", source: "Fair" });
  });

  test("to the same value is done already: applied, and nothing is logged", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(editLead, { id, notes: "agreed" });
    const outcome = await agent.run(editLead, { id, base: { seq }, notes: " agreed ", phone: "050 123 4567" });
    expect(outcome).toEqual({ status: "applied", changes: [], replayed: false });
    expect(await changesOf(id)).toHaveLength(2);
  });

  test("the same value on one field and another on a second: only the second collides", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(editLead, { id, notes: "agreed", source: "Fair" });
    const outcome = await agent.run(editLead, { id, base: { seq }, notes: "agreed", source: "Web" });
    expect(Object.keys(outcome.error?.fields ?? {})).toEqual(["source"]);
  });

  test("while looking at their change does not collide", async () => {
    const { agent, manager, id } = await sharedLead();
    await manager.run(editLead, { id, notes: "theirs" });
    const base = { seq: await seqOf("leads", id) };
    expect(await agent.run(editLead, { id, base, notes: "mine" })).toMatchObject({ status: "applied" });
  });

  test("without a base the last write wins", async () => {
    const { agent, manager, id } = await sharedLead();
    await manager.run(editLead, { id, notes: "theirs" });
    expect(await agent.run(editLead, { id, notes: "mine" })).toMatchObject({ status: "applied" });
    expect(await stored(id)).toMatchObject({ notes: "mine" });
  });

  test("as the person last read it, by a clock alone: older is a conflict, newer is not", async () => {
    const { agent, manager, id } = await sharedLead();
    const asOf = new Date(Date.now() - 1000).toISOString();
    await manager.run(editLead, { id, notes: "theirs" });
    const late = await agent.run(editLead, { id, base: { asOf }, company: "Mine LLC" });
    expect(late).toMatchObject({ status: "conflict", error: { fields: { company: expect.any(String) } } });
    const now = new Date(Date.now() + 1).toISOString();
    expect(await agent.run(editLead, { id, base: { asOf: now }, company: "Mine LLC" })).toMatchObject({
      status: "applied",
    });
  });
});

describe("one's own pending operations", () => {
  test("shown in what one was looking at are not foreign", async () => {
    const { agent, id, seq } = await sharedLead();
    await agent.run(editLead, { id, base: { seq }, notes: "first" }, "first of mine");
    const base = { seq, seen: ["first of mine"] };
    expect(await agent.run(editLead, { id, base, notes: "second" })).toMatchObject({ status: "applied" });
  });

  test("of another tab are foreign, and so are another person's with the same id", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await agent.run(editLead, { id, notes: "another tab" }, "tab two");
    expect(await agent.run(editLead, { id, base: { seq, seen: ["tab one"] }, notes: "mine" })).toMatchObject({
      status: "conflict",
    });
    await manager.run(editLead, { id, company: "Theirs" }, "same id");
    const base = { seq, seen: ["tab two", "same id"] };
    expect(await agent.run(editLead, { id, base, company: "Mine", notes: "mine" })).toMatchObject({
      status: "conflict",
      error: { fields: { company: expect.any(String) } },
    });
  });
});

describe("deletion", () => {
  test("beats a stale edit, which is kept", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(deleteLead, { id });
    const outcome = await agent.run(editLead, { id, base: { seq }, notes: "too late" }, "too late");
    expect(outcome).toMatchObject({ status: "rejected", error: { code: "not_found" } });
    expect(await rows("select payload is not null kept from operations where operation_id = 'too late'")).toEqual([
      { kept: 1 },
    ]);
  });

  test("is undone by an explicit restore alone, and then the lead is as it was", async () => {
    const { agent, manager, id, seq } = await sharedLead();
    await manager.run(deleteLead, { id });
    expect(await agent.run(addConversation, { id: newId(), leadId: id, body: "Hm" })).toMatchObject({
      error: { code: "not_found" },
    });
    await agent.run(restoreLead, { id });
    expect(await agent.run(restoreLead, { id })).toMatchObject({ status: "applied", changes: [] });
    expect(await agent.run(editLead, { id, base: { seq }, notes: "mine" })).toMatchObject({ status: "applied" });
    expect(await stored(id)).toMatchObject({ notes: "mine", company: "Noor" });
  });
});

describe("calls and settings merge in the same way", () => {
  test("a call: another field merges, the same one collides", async () => {
    const { agent, manager, id: leadId } = await sharedLead();
    const id = await aCall(agent, leadId, { notes: "as it was" });
    const base = { seq: await seqOf("calls", id) };
    await manager.run(editCall, { id, notes: "theirs" });
    expect(await agent.run(editCall, { id, base, callType: "inbound" })).toMatchObject({ status: "applied" });
    const outcome = await agent.run(editCall, { id, base, notes: "mine" });
    expect(outcome).toMatchObject({ status: "conflict", error: { fields: { notes: expect.any(String) } } });
  });

  test("the settings", async () => {
    const [one, two] = [await person("admin"), await person("admin")];
    const base = { seq: await seqOf("settings", "organisation") };
    await one.run(editSettings, { base, name: "One" });
    expect(await two.run(editSettings, { base, currency: "usd" })).toMatchObject({ status: "applied" });
    expect(await two.run(editSettings, { base, name: "Two" })).toMatchObject({
      status: "conflict",
      error: { fields: { name: expect.any(String) } },
    });
  });
});

test("a Clerk account is tied to one person: for a second it is a conflict", async () => {
  const [one, two] = [await person("agent"), await person("agent")];
  const clerkId = `user_${newId()}`;
  expect(await one.run(linkMember, { id: one.actor.id, clerkId })).toMatchObject({ status: "applied" });
  expect(await one.run(linkMember, { id: one.actor.id, clerkId: "user_new" })).toMatchObject({ status: "conflict" });
  const outcome = await two.run(linkMember, { id: two.actor.id, clerkId });
  expect(outcome).toMatchObject({ status: "conflict", error: { fields: { clerkId: expect.any(String) } } });
});
