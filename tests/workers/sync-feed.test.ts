import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { noCost, openDatabase } from "@/db/client";
import { execute } from "@/lib/command/execute";
import type { Item } from "@/lib/realtime/protocol";
import { readFeed } from "@/lib/sync/feed";
import { itemsFor } from "@/lib/sync/items";
import {
  aCall,
  addConversation,
  aLead,
  createLead,
  deleteCall,
  deleteLead,
  dismissRefusal,
  editLead,
  editSettings,
  handOver,
  newId,
  type Person,
  person,
  restoreLead,
  rows,
} from "../support/world";

const head = async () => (await rows<{ seq: number }>("select max(seq) as seq from activity_log"))[0]?.seq ?? 0;

/** What each person hears of what was done since `after`. */
async function heard(who: Person, after: number): Promise<Item[]> {
  return itemsFor(await readFeed(who.ctx, after, 500), who.actor);
}
const told = (items: Item[]) => items.map((item) => `${item.action} ${item.entity}${item.row ? "" : " gone"}`);

async function team() {
  return {
    agent: await person("agent", "Aisha"),
    other: await person("agent", "Omar"),
    manager: await person("manager", "Maryam"),
  };
}

describe("a lead", () => {
  test("reaches its agent and the managers whole, and nobody else", async () => {
    const { agent, other, manager } = await team();
    const after = await head();
    const id = await aLead(agent);
    const [item] = await heard(agent, after);
    expect(item).toMatchObject({
      action: "lead_created",
      entity: "lead",
      id,
      row: { id, phone: "+971501234567", assigneeName: "Aisha", deletedAt: null, seq: item?.seq },
    });
    expect(item?.row).toHaveProperty("phoneText");
    expect(item?.row).not.toHaveProperty("phoneIndex");
    expect(told(await heard(manager, after))).toEqual(["lead_created lead"]);
    expect(await heard(other, after)).toEqual([]);
  });

  test("goes from one agent and comes to another with its calls and conversations to fetch", async () => {
    const { agent, other, manager } = await team();
    const id = await aLead(agent);
    const after = await head();
    await manager.run(handOver, { ids: [id], assignedTo: other.actor.id });
    expect(told(await heard(agent, after))).toEqual(["lead_assigned lead gone"]);
    expect(told(await heard(other, after))).toEqual(["lead_assigned lead", "subtree lead"]);
    expect(told(await heard(manager, after))).toEqual(["lead_assigned lead"]);
  });

  test("that was handed on tells its former agent nothing of what was done since", async () => {
    const { agent, other, manager } = await team();
    const id = await aLead(agent);
    const after = await head();
    const moved = await manager.run(handOver, { ids: [id], assignedTo: other.actor.id });
    await other.run(deleteLead, { id });
    const [item] = await heard(agent, after);
    expect(item).toMatchObject({ action: "lead_assigned", seq: moved.changes[0]?.seq, row: null });
    expect(await heard(agent, moved.changes[0]?.seq ?? 0)).toEqual([]);
  });

  test("goes when deleted and comes back whole when restored", async () => {
    const { agent, manager } = await team();
    const id = await aLead(agent);
    const start = await head();
    await agent.run(deleteLead, { id });
    const deleted = await head();
    expect(told(await heard(agent, start))).toEqual(["lead_deleted lead gone"]);
    expect(told(await heard(manager, start))).toEqual(["lead_deleted lead gone"]);
    await agent.run(restoreLead, { id });
    expect(told(await heard(agent, deleted))).toEqual(["lead_restored lead", "subtree lead"]);
    expect(told(await heard(manager, deleted))).toEqual(["lead_restored lead", "subtree lead"]);
  });

  test("changed several times is one item, by its most telling action", async () => {
    const { agent } = await team();
    const after = await head();
    const id = await aLead(agent);
    await agent.run(editLead, { id, notes: "one" });
    await agent.run(editLead, { id, notes: "two" });
    const items = await heard(agent, after);
    expect(items).toMatchObject([{ action: "lead_created", seq: await head(), row: { notes: "two" } }]);
  });
});

describe("a call", () => {
  test("of a lead one does not see is sent to its caller, and goes from the former agent", async () => {
    const { agent, other, manager } = await team();
    const lead = await aLead(agent);
    const call = await aCall(agent, lead);
    await manager.run(handOver, { ids: [lead], assignedTo: other.actor.id });
    const after = await head();
    const second = await aCall(other, lead);
    await manager.run(handOver, { ids: [lead], assignedTo: null });
    await agent.run(deleteCall, { id: call });
    expect(told(await heard(agent, after))).toEqual(["call_deleted call gone"]);
    expect(told(await heard(other, after))).toEqual(["call_logged call", "lead_assigned lead gone"]);
    expect((await heard(other, after))[0]).toMatchObject({ id: second, row: { userName: "Omar" } });
  });
});

describe("a conversation", () => {
  test("is seen with its lead", async () => {
    const { agent, other, manager } = await team();
    const leadId = await aLead(agent);
    const after = await head();
    await agent.run(addConversation, { id: newId(), leadId, body: "hello" });
    expect(await heard(agent, after)).toMatchObject([{ row: { body: "hello", userName: "Aisha" } }]);
    expect(await heard(other, after)).toEqual([]);
    await manager.run(deleteLead, { id: leadId });
    expect(told(await heard(manager, after))).toEqual([
      "conversation_added conversation gone",
      "lead_deleted lead gone",
    ]);
  });
});

describe("what concerns everyone", () => {
  test("a new colleague is a name and a role, without address", async () => {
    const { agent, manager } = await team();
    const after = await head();
    const { actor } = await person("agent", "Layla");
    for (const who of [agent, manager]) {
      expect(await heard(who, after)).toEqual([
        {
          seq: actor.seq,
          action: "member_invited",
          entity: "user",
          id: actor.id,
          row: { id: actor.id, seq: actor.seq, name: "Layla", role: "agent", active: true },
        },
      ]);
    }
  });

  test("settings are sent whole", async () => {
    const { agent } = await team();
    const admin = await person("admin");
    const after = await head();
    await admin.run(editSettings, { name: "Scholarix" });
    expect(await heard(agent, after)).toMatchObject([
      { entity: "settings", row: { name: "Scholarix", timeZone: "Asia/Dubai" } },
    ]);
  });
});

test("a refusal is told to its author alone, with what was sent", async () => {
  const { agent, other, manager } = await team();
  const after = await head();
  const input = { id: newId(), name: "Layla", phone: "12" };
  await agent.run(createLead, input, "same-id");
  await other.run(createLead, { ...input, id: newId() }, "same-id");
  const items = await heard(agent, after);
  expect(items).toMatchObject([
    { entity: "operation", id: "same-id", action: "rejected", row: { command: "createLead", payload: input } },
  ]);
  expect(items[0]?.row).toMatchObject({ status: "rejected", seq: items[0]?.seq, error: { code: "invalid" } });
  expect(await heard(manager, after)).toEqual([]);
});

test("a refusal is gone from everywhere once its author has decided about it, and only then", async () => {
  const { agent, other } = await team();
  await agent.run(createLead, { id: newId(), name: "Layla", phone: "12" }, "refused");
  const after = await head();
  expect(await other.run(dismissRefusal, { id: newId(), operationId: "refused" })).toMatchObject({
    status: "rejected",
  });
  const dismissal = { id: newId(), operationId: "refused" };
  await agent.run(dismissRefusal, dismissal);
  expect(await heard(agent, after)).toMatchObject([{ entity: "operation", id: "refused", row: null }]);
  expect(await agent.run(dismissRefusal, { ...dismissal, id: newId() })).toMatchObject({
    status: "applied",
    changes: [],
  });
});

test("a change that was done cannot be dismissed", async () => {
  const { agent } = await team();
  await agent.run(createLead, { id: newId(), name: "Layla", phone: "0501234567" }, "done");
  const outcome = await agent.run(dismissRefusal, { id: newId(), operationId: "done" });
  expect(outcome).toMatchObject({ status: "rejected", error: { fields: { operationId: expect.any(String) } } });
});

test("a refusal at a door that answers for itself is nobody's to decide about", async () => {
  const { agent } = await team();
  const after = await head();
  await execute(createLead, agent.ctx, { id: newId(), name: "Layla", phone: "12" }, { operationId: "form" });
  expect(await heard(agent, after)).toEqual([]);
});

describe("a window", () => {
  test("ends between operations, and takes a large one whole", async () => {
    const { agent, manager } = await team();
    const ids = await Promise.all(Array.from({ length: 5 }, () => aLead(manager)));
    const after = await head();
    await manager.run(handOver, { ids, assignedTo: agent.actor.id });
    await manager.run(editLead, { id: ids[0], notes: "later" });
    const first = await readFeed(manager.ctx, after, 2);
    expect(first).toMatchObject({ to: after + 5, head: after + 6, more: true });
    expect(first.log).toHaveLength(5);
    const second = await readFeed(manager.ctx, first.to, 2);
    expect(second).toMatchObject({ to: after + 6, more: false });
    expect(second.log).toHaveLength(1);
    expect(await readFeed(manager.ctx, second.to, 2)).toMatchObject({ to: after + 6, more: false, log: [] });
  });

  test("reads no more than itself, however long the log", async () => {
    const { manager } = await team();
    for (let i = 0; i < 60; i++) await aLead(manager);
    const lead = await aLead(manager);
    const after = await head();
    await aCall(manager, lead, { outcome: "demo-booked" });
    const cost = noCost();
    await readFeed({ ...manager.ctx, db: openDatabase(env.DB, cost) }, after, 500);
    expect(cost).toMatchObject({ trips: 1 });
    expect(cost.rows).toBeLessThan(50);
  });

  test("says in which history it is, and whose role changed", async () => {
    const { agent } = await team();
    const after = await head();
    const feed = await readFeed(agent.ctx, after, 10);
    expect(feed.epoch).toMatch(/^[0-9a-f]{32}$/);
    expect(feed.prunedThrough).toBe(0);
    expect(feed.roleChanged.size).toBe(0);
  });
});
