import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { AppError } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import type { Page } from "@/lib/realtime/protocol";
import { PullQuery } from "@/lib/sync/cursor";
import { pull } from "@/lib/sync/pull";
import { catchUp, newDevice, subtreeOf } from "../support/sync-client";
import { oracleFor } from "../support/sync-oracle";
import {
  aCall,
  addConversation,
  aLead,
  as,
  changeRole,
  createLead,
  deleteLead,
  editLead,
  handOver,
  newId,
  type Person,
  person,
  rows,
  startCall,
} from "../support/world";

const ask = (who: Person, cursor?: string) => pull(who.ctx, PullQuery.parse({ cursor }));
async function page(who: Person, cursor?: string): Promise<Page> {
  const answer = await ask(who, cursor);
  if ("reset" in answer) throw new Error("reset");
  return answer;
}
const keys = ({ items }: Page) => items.map((item) => `${item.entity}/${item.id}`);
const RESET = { reset: true };

describe("a bootstrap", () => {
  test("gives a small organisation in one page, and then the deltas from where it began", async () => {
    const agent = await person("agent");
    const lead = await aLead(agent);
    const call = await aCall(agent, lead);
    const note = newId();
    await agent.run(addConversation, { id: note, leadId: lead, body: "hello" });
    await agent.run(createLead, { id: newId(), name: "x", phone: "12" }, "refused");
    const first = await page(agent);
    expect(first).toMatchObject({ from: "", more: false, to: expect.stringMatching(/^[0-9a-f]{32}:\d+$/) });
    expect(new Set(keys(first))).toEqual(new Set((await oracleFor(agent)).keys()));
    for (const key of [
      `lead/${lead}`,
      `call/${call}`,
      `conversation/${note}`,
      "operation/refused",
      "settings/organisation",
    ]) {
      expect(keys(first)).toContain(key);
    }
    await agent.run(editLead, { id: lead, notes: "later" });
    const next = await page(agent, first.to);
    expect(next).toMatchObject({ from: first.to, more: false, items: [{ id: lead, row: { notes: "later" } }] });
    expect(await page(agent, next.to)).toEqual({ from: next.to, to: next.to, more: false, items: [] });
  });

  test("loses nothing that changes between its pages", async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const leads = [];
    for (let i = 0; i < 4; i++) leads.push(await aLead(agent));
    for (const leadId of leads) {
      for (let i = 0; i < 3; i++) await agent.run(addConversation, { id: newId(), leadId, body: "before" });
    }
    for (const who of [agent, manager]) {
      const device = newDevice();
      await pullSome(who, device, who === agent ? 2 : 1);
      expect(device.cursor).toContain("~");
      for (const id of leads) await agent.run(editLead, { id, notes: `seen by ${who.actor.role}` });
      await catchUp(who, device);
      expect([...device.rows].map(([key, { row }]) => [key, row?.seq]).sort()).toEqual(
        [...(await oracleFor(who))].sort(),
      );
    }
  });

  test("holds an agent's calls of 90 days, and their open ones of any age", async () => {
    const agent = await person("agent");
    const lead = await aLead(agent);
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    const recent = await aCall(agent, lead, { startTime: ago(89), duration: 5 });
    const old = await aCall(agent, lead, { startTime: ago(91), duration: 5 });
    const open = newId();
    await agent.run(startCall, { id: open, leadId: lead, startTime: ago(120) });
    const held = keys(await page(agent));
    expect(held).toEqual(expect.arrayContaining([`call/${recent}`, `call/${open}`]));
    expect(held).not.toContain(`call/${old}`);
  });
});

describe("a cursor", () => {
  test("of another history, of the future, or of before what is still there, starts again", async () => {
    const agent = await person("agent");
    const { to } = await page(agent);
    const [epoch, seq] = to.split(":") as [string, string];
    expect(await ask(agent, `${epoch.replace(/^./, (c) => (c === "0" ? "1" : "0"))}:${seq}`)).toEqual(RESET);
    expect(await ask(agent, `${epoch}:${Number(seq) + 1}`)).toEqual(RESET);
    await env.DB.prepare("update log_state set pruned_through = ?").bind(Number(seq)).run();
    expect(await ask(agent, `${epoch}:${Number(seq) - 1}`)).toEqual(RESET);
    expect(await ask(agent, to)).toMatchObject({ items: [] });
    await env.DB.prepare("update log_state set pruned_through = 0").run();
  });

  test("too far behind starts again", async () => {
    const agent = await person("agent");
    const { to } = await page(agent);
    await env.DB.prepare(
      `insert into activity_log (operation_id, n, user_id, entity, entity_id, action, audience_before, audience_after, created_at)
        with recursive k(i) as (select 1 union all select i + 1 from k where i < 5001)
        select 'many-' || i, 0, 'nobody', 'operation', 'x', 'rejected', '[]', '[]', '2026-01-01' from k`,
    ).run();
    expect(await ask(agent, to)).toEqual(RESET);
    await env.DB.prepare("delete from activity_log where user_id = 'nobody'").run();
  });

  test("of before one's role changed starts again, in a bootstrap too; a colleague's goes on", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    for (let i = 0; i < 3; i++) await aLead(agent);
    const { to } = await page(agent);
    const colleague = await page(admin);
    const device = newDevice();
    await pullSome(agent, device, 1);
    await admin.run(changeRole, { id: agent.actor.id, role: "manager" });
    const [row] = await rows<{ seq: number }>("select seq from users where id = ?", agent.actor.id);
    const promoted = await as({ ...agent.actor, role: "manager", seq: row?.seq ?? 0 });
    expect(await ask(promoted, to)).toEqual(RESET);
    expect(await ask(promoted, device.cursor)).toEqual(RESET);
    expect(await page(admin, colleague.to)).toMatchObject({
      items: [{ entity: "user", action: "member_role_changed" }],
    });
  });

  test.each([
    "",
    "x",
    "abc:1",
    "0123456789abcdef:-1",
    "0123456789abcdef:1.5",
    "0123456789abcdef:1~",
    "0123456789abcdef:1~W10",
    "0123456789abcdef:1~WzBd~WzBd",
  ])("that is none (%s) is told by its name", (cursor) => {
    expect(() => parseInput(PullQuery, { cursor })).toThrowError(
      expect.objectContaining({ code: "invalid", fields: { cursor: expect.any(String) } }) as AppError,
    );
  });
});

test("deltas come in pages that split no operation", async () => {
  const [agent, manager] = [await person("agent"), await person("manager")];
  const ids = await Promise.all(Array.from({ length: 6 }, () => aLead(manager)));
  const { to } = await page(agent);
  await manager.run(handOver, { ids, assignedTo: agent.actor.id });
  await manager.run(editLead, { id: ids[0], notes: "later" });
  const first = (await pull(agent.ctx, PullQuery.parse({ cursor: to }), { log: 2, rows: 2 })) as Page;
  expect(first.items.filter((item) => item.action === "lead_assigned")).toHaveLength(6);
  expect(first.more).toBe(true);
  const second = (await pull(agent.ctx, PullQuery.parse({ cursor: first.to }), { log: 2, rows: 2 })) as Page;
  expect(second).toMatchObject({ more: false, items: [{ id: ids[0], action: "lead_updated" }] });
});

describe("a subtree", () => {
  test("is a lead with its calls and conversations, for who sees the lead", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const lead = await aLead(agent);
    const call = await aCall(agent, lead);
    const note = newId();
    await agent.run(addConversation, { id: note, leadId: lead, body: "hello" });
    expect(keys(await subtreeOf(agent, lead))).toEqual([`lead/${lead}`, `call/${call}`, `conversation/${note}`]);
    expect(await subtreeOf(other, lead)).toMatchObject({ items: [], more: false });
    expect(await subtreeOf(other, "no id at all")).toMatchObject({ items: [] });
    await agent.run(deleteLead, { id: lead });
    expect(await subtreeOf(agent, lead)).toMatchObject({ items: [] });
  });
});

test("each answer takes one round trip", async () => {
  const agent = await person("agent");
  const lead = await aLead(agent);
  const { to } = await page(agent);
  const batch = agent.ctx.db.batch.bind(agent.ctx.db);
  let trips = 0;
  agent.ctx.db.batch = ((statements: never) => {
    trips += 1;
    return batch(statements);
  }) as never;
  await page(agent);
  await page(agent, to);
  await subtreeOf(agent, lead);
  expect(trips).toBe(3);
});

async function pullSome(who: Person, device: ReturnType<typeof newDevice>, pages: number): Promise<void> {
  for (let i = 0; i < pages; i++) {
    const answer = await pull(who.ctx, PullQuery.parse({ cursor: device.cursor }), { log: 5, rows: 5 });
    if ("reset" in answer) throw new Error("reset");
    for (const item of answer.items) device.rows.set(`${item.entity}/${item.id}`, item);
    device.cursor = answer.to;
  }
}
