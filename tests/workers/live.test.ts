import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { hub, open, settle, until } from "../support/listeners";
import { aCall, addConversation, aLead, editLead, handOver, newId, person, rows } from "../support/world";

async function team() {
  const [agent, other, manager] = await Promise.all([person("agent"), person("agent"), person("manager")]);
  const [agentPage, otherPage, managerPage] = [await open(agent), await open(other), await open(manager)];
  return { agent, other, manager, agentPage, otherPage, managerPage };
}

describe("a change", () => {
  test("reaches whom it concerns with the row as it is now, and nobody else gets a frame", async () => {
    const { agent, agentPage, otherPage, managerPage } = await team();
    const id = await aLead(agent, { company: "Haddad Trading" });
    await hub().poke();
    await until(() => expect([agentPage.told(), managerPage.told()]).toEqual([["lead_created"], ["lead_created"]]));
    expect(agentPage.items()[0]).toMatchObject({ entity: "lead", id, row: { id, company: "Haddad Trading" } });
    expect(otherPage.frames.map((frame) => frame.type)).toEqual(["hello"]);
  });

  test("comes in frames that join: from is where the last one ended", async () => {
    const { agent, agentPage } = await team();
    for (const name of ["One", "Two", "Three"]) {
      await aLead(agent, { name });
      await hub().poke();
    }
    await until(() => expect(agentPage.items()).toHaveLength(3));
    let at = "";
    for (const frame of agentPage.frames) {
      if (frame.type === "hello") at = frame.cursor;
      if (frame.type !== "changes") continue;
      expect(frame.from).toBe(at);
      at = frame.to;
    }
  });

  test("of hands takes the lead from one and brings it to the other, to be fetched with its children", async () => {
    const { agent, other, manager, agentPage, otherPage, managerPage } = await team();
    const id = await aLead(agent);
    await aCall(agent, id);
    await hub().poke();
    await manager.run(handOver, { ids: [id], assignedTo: other.actor.id });
    await hub().poke();
    await until(() => expect(otherPage.told()).toEqual(["lead_assigned", "subtree"]));
    expect(agentPage.told().slice(-1)).toEqual(["lead_assigned gone"]);
    expect(managerPage.told().slice(-1)).toEqual(["lead_assigned"]);
    await other.run(addConversation, { id: newId(), leadId: id, channel: "note", direction: "internal", body: "Mine" });
    await hub().poke();
    await until(() => expect(otherPage.told()).toHaveLength(3));
    expect(JSON.stringify(agentPage.frames)).not.toContain("Mine");
  });

  test("of many leads at once is one frame, and never half of it", async () => {
    const { agent, manager, managerPage, agentPage } = await team();
    const ids = await Promise.all(Array.from({ length: 60 }, () => aLead(manager)));
    await hub().poke();
    await until(() => expect(managerPage.items()).toHaveLength(60));
    const before = managerPage.frames.length;
    await manager.run(handOver, { ids, assignedTo: agent.actor.id });
    await hub().poke();
    await until(() => expect(agentPage.items()).toHaveLength(120));
    expect(managerPage.frames.length - before).toBe(1);
    expect(agentPage.frames).toHaveLength(2);
  });

  test("is told once to each page of a person, and from the first poke of many at once", async () => {
    const { agent } = await team();
    const [one, two] = [await open(agent), await open(agent)];
    await aLead(agent);
    await Promise.all(Array.from({ length: 20 }, () => hub().poke()));
    await until(() => expect([one.told(), two.told()]).toEqual([["lead_created"], ["lead_created"]]));
  });

  test("too large for a frame is a reset, and what follows comes as ever", async () => {
    const { agent, manager, managerPage } = await team();
    const notes = "ن".repeat(9_900);
    const ids = await Promise.all(Array.from({ length: 60 }, () => aLead(manager, { notes })));
    await hub().poke();
    await until(() => expect(managerPage.items()).toHaveLength(60));
    expect(managerPage.frames.filter((frame) => frame.type === "changes").length).toBeGreaterThan(1);
    await manager.run(handOver, { ids, assignedTo: agent.actor.id });
    await hub().poke();
    await until(() => expect(managerPage.frames.at(-1)).toEqual({ type: "reset" }));
    await manager.run(editLead, { id: ids[0], company: "After" });
    await hub().poke();
    await until(() => expect(managerPage.items().at(-1)?.row).toMatchObject({ company: "After" }));
  });
});

describe("a client that comes", () => {
  test("is told the head, and hears nothing of what was before it", async () => {
    const agent = await person("agent");
    await aLead(agent);
    const page = await open(agent);
    const [head] = await rows<{ seq: number }>("select max(seq) as seq from activity_log");
    expect(page.cursor()).toMatch(new RegExp(`^[0-9a-f]+:${head?.seq}$`));
    await hub().poke();
    await settle();
    expect(page.frames).toHaveLength(1);
  });

  test("with a cursor of another history, or one too old, starts again", async () => {
    const agent = await person("agent");
    const first = await open(agent);
    const [epoch] = first.cursor().split(":");
    for (const cursor of [`${"f".repeat(32)}:1`, "nonsense"]) {
      const page = await open(agent, { query: { cursor } });
      await until(() => expect(page.frames.map((frame) => frame.type)).toEqual(["hello", "reset"]));
    }
    const page = await open(agent, { query: { cursor: `${epoch}:1` } });
    await settle();
    expect(page.frames.map((frame) => frame.type)).toEqual(["hello"]);
  });
});

describe("a database with another history", () => {
  test("resets every page once, and goes on from its end", async () => {
    const { agent, agentPage, otherPage } = await team();
    await env.DB.prepare("update log_state set epoch = lower(hex(randomblob(16)))").run();
    await hub().poke();
    await until(() => expect(agentPage.frames.at(-1)?.type).toBe("reset"));
    expect(otherPage.frames.at(-1)?.type).toBe("reset");
    await aLead(agent);
    await hub().poke();
    await until(() => expect(agentPage.told()).toEqual(["lead_created"]));
    expect(agentPage.frames.filter((frame) => frame.type === "reset")).toHaveLength(1);
  });
});
