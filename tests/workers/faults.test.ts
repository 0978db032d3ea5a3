import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doTheWork, RUNS, workingDay } from "../support/random-work";
import { replayed, snapshot } from "../support/snapshot";
import {
  aLead,
  as,
  changeRole,
  createLead,
  deactivateMember,
  editLead,
  editSettings,
  handOver,
  inviteMember,
  newId,
  type Person,
  person,
  rows,
} from "../support/world";

const LEAD = { name: "Layla Haddad", phone: "050 123 4567" };

describe("a network that fails", () => {
  test("loses the answer of a commit that was written: the change is made exactly once", async () => {
    const agent = await person("agent");
    const id = newId();
    const answers = onBatch(agent, 2, async (commit) => {
      await commit();
      throw new Error("D1_ERROR: Network connection lost.");
    });
    const outcome = await agent.run(createLead, { id, ...LEAD }, "lost answer");
    expect(outcome).toMatchObject({ status: "applied", replayed: true, changes: [{ entityId: id }] });
    expect(answers.count).toBe(3);
    expect(await written(agent)).toEqual({ receipts: 1, logged: 1 });
    expect(await rows("select id from leads where id = ?", id)).toHaveLength(1);
  });

  test("loses a commit on its way: it is sent again", async () => {
    const agent = await person("agent");
    onBatch(agent, 2, () => Promise.reject(new Error("D1_ERROR: Network connection lost.")));
    expect(await agent.run(createLead, { id: newId(), ...LEAD })).toMatchObject({ status: "applied", replayed: false });
    expect(await written(agent)).toEqual({ receipts: 1, logged: 1 });
  });

  test("is gone for long: unavailable, nothing written, and the same operation works later", async () => {
    const agent = await person("agent");
    const cut = onBatch(agent, "every", () => Promise.reject(new Error("D1_ERROR: unreachable")));
    const input = { id: newId(), ...LEAD };
    await expect(agent.run(createLead, input, "patient")).rejects.toMatchObject({ code: "unavailable" });
    expect(cut.count).toBeGreaterThanOrEqual(8);
    expect(await written(agent)).toEqual({ receipts: 0, logged: 0 });
    cut.mend();
    expect(await agent.run(createLead, input, "patient")).toMatchObject({ status: "applied", replayed: false });
    expect(await written(agent)).toEqual({ receipts: 1, logged: 1 });
  });

  test("loses the answer of a refusal: it is kept once", async () => {
    const agent = await person("agent");
    onBatch(agent, 2, async (commit) => {
      await commit();
      throw new Error("D1_ERROR: Network connection lost.");
    });
    const outcome = await agent.run(createLead, { id: newId(), name: "Layla", phone: "12" });
    expect(outcome).toMatchObject({ status: "rejected", replayed: true, error: { code: "invalid" } });
    expect(await written(agent)).toEqual({ receipts: 1, logged: 1 });
  });
});

describe("a change between reading and commit makes the plan anew, when it is", () => {
  test("the row", async () => {
    const [agent, manager] = [await person("agent"), await person("manager")];
    const id = await aLead(agent);
    const seq = await seqOf("leads", id);
    meanwhile(agent, () => manager.run(editLead, { id, notes: "theirs" }));
    const outcome = await agent.run(editLead, { id, base: { seq }, notes: "mine" });
    expect(outcome).toMatchObject({ status: "conflict", error: { fields: { notes: expect.any(String) } } });
    expect(await rows("select notes from leads where id = ?", id)).toEqual([{ notes: "theirs" }]);
  });

  test("the id that was still free", async () => {
    const [agent, other] = [await person("agent"), await person("agent")];
    const id = newId();
    meanwhile(agent, () => other.run(createLead, { id, ...LEAD }));
    const outcome = await agent.run(createLead, { id, ...LEAD });
    expect(outcome).toMatchObject({ status: "conflict", error: { fields: { id: expect.any(String) } } });
    expect(await rows("select created_by from leads where id = ?", id)).toEqual([{ created_by: other.actor.id }]);
  });

  test("the e-mail address that was still unknown", async () => {
    const [one, two] = [await person("admin"), await person("admin")];
    const invitation = { email: `${newId()}@example.test`, name: "New", role: "agent" };
    meanwhile(one, () => two.run(inviteMember, { id: newId(), ...invitation }));
    const outcome = await one.run(inviteMember, { id: newId(), ...invitation });
    expect(outcome).toMatchObject({ status: "conflict", error: { fields: { email: expect.any(String) } } });
  });

  test("the actor's role", async () => {
    const [manager, admin, agent] = [await person("manager"), await person("admin"), await person("agent")];
    const id = await aLead(agent);
    meanwhile(manager, () => admin.run(changeRole, { id: manager.actor.id, role: "agent" }));
    const outcome = await manager.run(editLead, { id, notes: "no longer mine to see" });
    expect(outcome).toMatchObject({ status: "rejected", error: { code: "not_found" } });
  });

  test("the actor's account", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    meanwhile(agent, () => admin.run(deactivateMember, { id: agent.actor.id }));
    await expect(agent.run(createLead, { id: newId(), ...LEAD })).rejects.toMatchObject({ code: "forbidden" });
    expect(await written(agent)).toEqual({ receipts: 0, logged: 0 });
  });

  test("the person a lead is given to", async () => {
    const [manager, admin, agent] = [await person("manager"), await person("admin"), await person("agent")];
    const ids = [await aLead(manager), await aLead(manager)];
    meanwhile(manager, () => admin.run(deactivateMember, { id: agent.actor.id }));
    const outcome = await manager.run(handOver, { ids, assignedTo: agent.actor.id });
    expect(outcome).toMatchObject({ status: "rejected", error: { fields: { assignedTo: expect.any(String) } } });
    expect(await rows("select 1 from leads where assigned_to = ?", agent.actor.id)).toEqual([]);
  });

  test("the organisation's country", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    const id = newId();
    meanwhile(agent, () => admin.run(editSettings, { country: "US" }));
    await agent.run(createLead, { id, name: "Layla Haddad", phone: "(415) 555-2671" });
    expect((await snapshot(["lead"])).get(`lead/${id}`)).toMatchObject({ phone: "+14155552671" });
    await admin.run(editSettings, { country: "AE" });
  });
});

describe("an account", () => {
  test("that was deactivated changes nothing more, and is not answered either", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    const input = { id: newId(), ...LEAD };
    await agent.run(createLead, input, "before");
    await admin.run(deactivateMember, { id: agent.actor.id });
    await expect(agent.run(editLead, { id: input.id, notes: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(agent.run(createLead, input, "before")).rejects.toMatchObject({ code: "forbidden" });
    expect(await written(agent)).toEqual({ receipts: 1, logged: 1 });
  });

  test("whose role changed a second ago is what it is now, up and down", async () => {
    const [agent, admin] = [await person("agent"), await person("admin")];
    const id = await aLead(await person("agent"));
    expect(await agent.run(editLead, { id, notes: "1" })).toMatchObject({ error: { code: "not_found" } });
    await admin.run(changeRole, { id: agent.actor.id, role: "manager" });
    expect(await agent.run(editLead, { id, notes: "2" })).toMatchObject({ status: "applied" });
    const claimsManager = await as({ ...agent.actor, role: "manager" });
    await admin.run(changeRole, { id: agent.actor.id, role: "agent" });
    expect(await claimsManager.run(editLead, { id, notes: "3" })).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("many leads at once", () => {
  test("five hundred change hands, or none", async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const ids = await fiveHundredLeads(manager);
    const oneTooMany = await manager.run(handOver, { ids: [...ids.slice(1), newId()], assignedTo: agent.actor.id });
    expect(oneTooMany).toMatchObject({ status: "rejected", error: { code: "not_found" } });
    expect(await rows("select 1 from leads where assigned_to = ?", agent.actor.id)).toEqual([]);

    const outcome = await manager.run(handOver, { ids, assignedTo: agent.actor.id });
    expect(outcome.changes).toHaveLength(500);
    expect(await rows("select 1 from leads where assigned_to = ?", agent.actor.id)).toHaveLength(500);
    expect(
      await rows(
        "select 1 from leads l join activity_log a on a.seq = l.seq and a.entity_id = l.id where assigned_to = ?",
        agent.actor.id,
      ),
    ).toHaveLength(500);
    await expect(manager.run(handOver, { ids: [...ids, newId()], assignedTo: null })).rejects.toMatchObject({
      code: "invalid",
      fields: { ids: expect.any(String) },
    });
  });
});

test("replaying the log gives the tables (P4), whatever people did", async () => {
  await fc.assert(
    fc.asyncProperty(workingDay, async (steps) => {
      const people = [await person("agent"), await person("agent"), await person("manager")];
      await doTheWork(people, steps);
      const told = await replayed();
      const stored = await snapshot(["lead", "call", "conversation"]);
      const ofTables = new Map([...told].filter(([key]) => /^(lead|call|conversation)\//.test(key)));
      expect(ofTables).toEqual(stored);
    }),
    RUNS,
  );
}, 60_000);

/** Puts `fault` in place of this person's nth (or every) round trip to D1. */
function onBatch(who: Person, nth: number | "every", fault: (commit: () => Promise<unknown>) => Promise<unknown>) {
  const { db } = who.ctx;
  const original = db.batch.bind(db);
  const trips = {
    count: 0,
    mend: () => {
      db.batch = original;
    },
  };
  const faulty = (statements: Parameters<typeof original>[0]) => {
    trips.count += 1;
    const send = () => original(statements);
    return nth === "every" || trips.count === nth ? fault(send) : send();
  };
  db.batch = faulty as typeof db.batch;
  return trips;
}

/** Lets something happen after this person's first reading and before what follows from it. */
function meanwhile(who: Person, happens: () => Promise<unknown>): void {
  onBatch(who, 1, async (read) => {
    const seen = await read();
    await happens();
    return seen;
  });
}

async function written(by: Person): Promise<unknown> {
  const [row] = await rows(
    `select (select count(*) from operations where user_id = ?1) receipts,
      (select count(*) from activity_log where user_id = ?1) logged`,
    by.actor.id,
  );
  return row;
}

async function seqOf(table: "leads" | "calls", id: string): Promise<number> {
  const [row] = await rows<{ seq: number }>(`select seq from ${table} where id = ?`, id);
  return row?.seq ?? -1;
}

async function fiveHundredLeads(by: Person): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < 500; n += 50) {
    ids.push(...(await Promise.all(Array.from({ length: 50 }, () => aLead(by)))));
  }
  return ids;
}
