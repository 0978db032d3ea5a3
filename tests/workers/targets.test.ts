import { describe, expect, test } from "vitest";
import { listActivity } from "@/lib/activity/queries";
import { readFeed } from "@/lib/sync/feed";
import { itemsFor } from "@/lib/sync/items";
import { QUEUEABLE } from "@/lib/sync/queueable";
import { aim, targetsAnew } from "../support/target-house";
import { person, rows, setTargets } from "../support/world";

targetsAnew();

describe("setting targets", () => {
  test("a target that others set meanwhile is a conflict by its fields, and none of the others is set", async () => {
    const [one, other, agent] = [await person("manager"), await person("manager"), await person("agent")];
    const first = await aim(one, { [agent.actor.id]: { callsPerDay: 40, demosPerWeek: 5 } });
    const stale = { [agent.actor.id]: { seq: 0, callsPerDay: 50 }, team: { seq: 0, callsPerDay: 100 } };
    expect(await other.run(setTargets, { targets: stale })).toMatchObject({
      status: "conflict",
      error: { code: "conflict", fields: { [`targets.${agent.actor.id}.callsPerDay`]: expect.any(String) } },
    });
    expect(await rows("select id, calls_per_day, seq from targets")).toEqual([
      { id: agent.actor.id, calls_per_day: 40, seq: first.changes[0]?.seq },
    ]);
    const same = await other.run(setTargets, { targets: { [agent.actor.id]: { seq: 0, callsPerDay: 40 } } });
    expect(same).toMatchObject({ status: "applied", changes: [] });
  });

  test("two who set the same first target at once: one does, one meets a conflict", async () => {
    const [one, other, agent] = [await person("manager"), await person("admin"), await person("agent")];
    const input = (callsPerDay: number) => ({ targets: { [agent.actor.id]: { seq: 0, callsPerDay } } });
    const outcomes = await Promise.all([one.run(setTargets, input(10)), other.run(setTargets, input(20))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["applied", "conflict"]);
  });

  test.each([
    [{ callsPerDay: -1 }, "callsPerDay"],
    [{ callsPerDay: 1001 }, "callsPerDay"],
    [{ callsPerDay: 12.5 }, "callsPerDay"],
    [{ callsPerDay: "many" }, "callsPerDay"],
    [{ demosPerWeek: 501 }, "demosPerWeek"],
    [{ colour: "red" }, "colour"],
  ])("%j is refused by the field of whom it is", async (set, field) => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const targets = { everyone: { seq: 0, callsPerDay: 1 }, [agent.actor.id]: { seq: 0, ...set } };
    const name = field === "colour" ? "colour" : `targets.${agent.actor.id}.${field}`;
    await expect(manager.run(setTargets, { targets })).rejects.toMatchObject({
      code: "invalid",
      fields: { [name]: expect.any(String) },
    });
    expect(await rows("select * from targets")).toEqual([]);
  });

  test("an agent may not, is told nothing of others', and no device hears of it", async () => {
    const [manager, agent, other] = [await person("manager"), await person("agent"), await person("agent")];
    const [head] = await rows<{ seq: number }>("select max(seq) as seq from activity_log");
    await aim(manager, {
      [other.actor.id]: { callsPerDay: 77 },
      team: { callsPerDay: 999 },
      everyone: { callsPerDay: 5 },
    });
    const refused = await aim(agent, { [agent.actor.id]: { callsPerDay: 1 } });
    expect(refused).toMatchObject({ status: "rejected", error: { code: "forbidden" } });
    expect(JSON.stringify(refused)).not.toMatch(/:(77|999)\b/);
    const feed = await readFeed(manager.ctx, head?.seq ?? 0, 500);
    for (const who of [manager, agent, other]) {
      expect(itemsFor(feed, who.actor).filter(({ entity }) => String(entity) === "target")).toEqual([]);
    }
    const told = await listActivity(agent.ctx, { limit: 50 });
    expect(told.data.filter(({ entity }) => entity === "target")).toEqual([]);
    const [first] = (await listActivity(manager.ctx, { limit: 50 })).data.filter(
      ({ entityId }) => entityId === other.actor.id,
    );
    expect(first?.names[other.actor.id]).toBe(other.actor.name);
    expect(QUEUEABLE.has("setTargets")).toBe(false);
  });
});
