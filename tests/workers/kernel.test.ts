import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { editLead } from "@/lib/leads/commands/edit-lead";
import { handOver } from "@/lib/leads/commands/hand-over";
import { aLead, createLead, newId, person, rows } from "../support/world";

const LEAD = { name: "Layla Haddad", phone: "050 123 4567", company: "Al Futtaim Trading" };

describe("a command", () => {
  test("writes the row, the log and the receipt together", async () => {
    const agent = await person("agent");
    const id = newId();
    const outcome = await agent.run(createLead, { id, ...LEAD }, "first");
    expect(outcome).toMatchObject({ status: "applied", replayed: false, changes: [{ entity: "lead", entityId: id }] });
    const [lead] = await rows<{ seq: number; assigned_to: string; phone: string }>(
      "select * from leads where id = ?",
      id,
    );
    const [log] = await rows<{ seq: number; new_values: string }>("select * from activity_log where entity_id = ?", id);
    expect(lead).toMatchObject({ assigned_to: agent.actor.id, seq: log?.seq });
    expect(lead?.phone).toMatch(/^v1\./);
    expect(log?.new_values).not.toContain("1234567");
    expect(await rows("select status from operations where operation_id = 'first'")).toEqual([{ status: "applied" }]);
  });

  test("is done once, however often it is delivered", async () => {
    const agent = await person("agent");
    const input = { id: newId(), ...LEAD };
    const deliveries = await Promise.all(Array.from({ length: 6 }, () => agent.run(createLead, input, "again")));
    expect(deliveries.filter((outcome) => !outcome.replayed)).toHaveLength(1);
    expect(new Set(deliveries.map((outcome) => outcome.changes[0]?.seq)).size).toBe(1);
    expect(
      await rows("select id from activity_log where entity_id = ?".replace("id from", "seq from"), input.id),
    ).toHaveLength(1);
  });

  test("refuses an operation id that was used for something else", async () => {
    const agent = await person("agent");
    await agent.run(createLead, { id: newId(), ...LEAD }, "used");
    await expect(agent.run(createLead, { id: newId(), ...LEAD }, "used")).rejects.toMatchObject({
      code: "operation_reused",
    });
  });

  test("keeps what was not applied, sealed, with its reason", async () => {
    const agent = await person("agent");
    const outcome = await agent.run(createLead, { id: newId(), ...LEAD, phone: "12" }, "bad");
    expect(outcome).toMatchObject({
      status: "rejected",
      error: { code: "invalid", fields: { phone: expect.any(String) } },
    });
    const [receipt] = await rows<{ payload: string }>(
      "select payload from operations where user_id = ?",
      agent.actor.id,
    );
    expect(receipt?.payload).toMatch(/^v1\./);
    expect(await rows("select audience_after from activity_log where user_id = ?", agent.actor.id)).toEqual([
      { audience_after: JSON.stringify([agent.actor.id]) },
    ]);
  });

  test("thirty people on one row all get through", async () => {
    const manager = await person("manager");
    const id = await aLead(manager);
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, n) => manager.run(editLead, { id, notes: `note ${n}` })),
    );
    expect(outcomes.every((outcome) => outcome.status === "applied")).toBe(true);
    expect(await rows("select seq from activity_log where entity_id = ?", id)).toHaveLength(31);
  });

  test("plans again when what it read has changed before the commit", async () => {
    const manager = await person("manager");
    const agent = await person("agent");
    const id = await aLead(agent);
    const original = agent.ctx.db.batch.bind(agent.ctx.db);
    let raced = false;
    agent.ctx.db.batch = (async (statements: never) => {
      const result = await original(statements);
      if (!raced) {
        raced = true;
        await manager.run(handOver, { ids: [id], assignedTo: null });
      }
      return result;
    }) as never;
    const outcome = await agent.run(editLead, { id, notes: "too late" });
    expect(outcome).toMatchObject({ status: "rejected", error: { code: "not_found" } });
  });

  test("five hundred leads change hands in one operation", async () => {
    const manager = await person("manager");
    const agent = await person("agent");
    const ids = await Promise.all(Array.from({ length: 40 }, () => aLead(manager)));
    const outcome = await manager.run(handOver, { ids, assignedTo: agent.actor.id });
    expect(outcome.changes).toHaveLength(40);
    expect(await rows("select id from leads where assigned_to = ?", agent.actor.id)).toHaveLength(40);
    expect(await rows("select 1 from lead_terms where scope = ?", agent.actor.id)).not.toHaveLength(0);
  });

  test("the database holds no plain phone number", async () => {
    const agent = await person("agent");
    await aLead(agent, { phone: "+971 50 765 4321" });
    const tables = await rows<{ name: string }>(
      "select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\'",
    );
    for (const { name } of tables) {
      const dump = await env.DB.prepare(`select * from "${name}"`).all();
      expect(JSON.stringify(dump.results).replace(/\D/g, ""), name).not.toContain("507654321");
    }
  });
});
