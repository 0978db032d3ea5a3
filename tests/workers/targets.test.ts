import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listActivity } from "@/lib/activity/queries";
import { openBreakdown } from "@/lib/analytics/breakdown";
import { openDashboard } from "@/lib/analytics/dashboard";
import { fillTotals } from "@/lib/analytics/fill";
import type { WorkingWeek } from "@/lib/enums";
import { readFeed } from "@/lib/sync/feed";
import { itemsFor } from "@/lib/sync/items";
import { QUEUEABLE } from "@/lib/sync/queueable";
import { leaderboardByHand, progressByHand } from "../support/target-oracle";
import {
  aCall,
  aLead,
  as,
  deactivateMember,
  deleteCall,
  editSettings,
  logCall,
  newId,
  organisation,
  type Person,
  person,
  rows,
  setTargets,
} from "../support/world";

const WEEKS: Partial<Record<WorkingWeek, string[]>> = {
  "mon-fri": ["Mon", "Tue", "Wed", "Thu", "Fri"],
  "sun-thu": ["Sun", "Mon", "Tue", "Wed", "Thu"],
  "sat-thu": ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu"],
  "mon-sun": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

beforeEach(async () => {
  await env.DB.prepare("delete from targets").run();
});

afterEach(async () => {
  const admin = await person("admin");
  await admin.run(editSettings, { timeZone: "Asia/Dubai", workingWeek: "mon-fri" });
  await fillTotals(admin.ctx.db, 10_000);
});

/** Sets targets, each on the row as it is. */
async function aim(manager: Person, targets: Record<string, object>) {
  const stored = await rows<{ id: string; seq: number }>("select id, seq from targets");
  const seqOf = (id: string) => stored.find((row) => row.id === id)?.seq ?? 0;
  const input = Object.fromEntries(Object.entries(targets).map(([id, set]) => [id, { seq: seqOf(id), ...set }]));
  return manager.run(setTargets, { targets: input });
}

/** Somebody who has been there for a long time. */
async function veteran(role: "agent" | "manager", now: string): Promise<Person> {
  const made = await person(role);
  await env.DB.prepare("update users set created_at = '2025-01-01T00:00:00.000Z' where id = ?")
    .bind(made.actor.id)
    .run();
  return as(made.actor, now);
}

const progressOf = async (who: Person, userId?: string) =>
  (await openDashboard(who.ctx, await organisation(), { userId }, { progress: true })).progress;

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

describe("progress", () => {
  test.each([
    ["Asia/Dubai", "2026-11-23T19:59:00.000Z"],
    ["Asia/Kolkata", "2026-11-22T18:31:00.000Z"],
    // Two days after the clock was put back, and the evening of the day on which it is put forward.
    ["America/Los_Angeles", "2026-11-03T20:00:00.000Z"],
    ["America/Los_Angeles", "2026-03-09T06:30:00.000Z"],
  ])(
    "in %s at %s is what the calls themselves say",
    async (timeZone, now) => {
      const admin = await person("admin");
      await admin.run(editSettings, { timeZone });
      await fillTotals(admin.ctx.db, 10_000);
      const most = { today: 0, week: 0, demos: 0, streak: 0 };
      const step = fc.record({
        minutes: fc.nat(16 * 24 * 60),
        many: fc.integer({ min: 1, max: 3 }),
        deleted: fc.nat(4),
      });
      const set = fc.record({ callsPerDay: fc.option(fc.nat(2)), demosPerWeek: fc.option(fc.nat(4)) });
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 12, maxLength: 16 }),
          fc.constantFrom(...(Object.keys(WEEKS) as WorkingWeek[])),
          set,
          set,
          async (steps, workingWeek, own, everyone) => {
            await admin.run(editSettings, { workingWeek });
            const [manager, agent] = [await veteran("manager", now), await veteran("agent", now)];
            const lead = await aLead(agent, { nextActionDate: "2026-01-05T08:00:00Z", nextAction: "Call" });
            for (const { minutes, many, deleted } of [{ minutes: 0, many: 2, deleted: 1 }, ...steps]) {
              for (let n = 0; n < many; n++) {
                const startTime = new Date(Date.parse(now) - (minutes + n) * 60_000).toISOString();
                const id = newId();
                const outcome = (minutes + n) % 3 === 0 ? "demo-booked" : "busy";
                await agent.run(logCall, { id, leadId: lead, startTime, duration: 1, outcome });
                if (deleted === 0) await agent.run(deleteCall, { id });
              }
            }
            await aim(manager, { [agent.actor.id]: own, everyone });
            const world = { now, timeZone, worked: WEEKS[workingWeek] ?? [] };
            const expected = await progressByHand(agent.actor.id, world);
            most.today = Math.max(most.today, expected.today.done);
            most.week = Math.max(most.week, expected.week.done);
            most.demos = Math.max(most.demos, expected.demos.done);
            most.streak = Math.max(most.streak, expected.streak?.days ?? 0);
            for (const who of [agent, manager]) {
              const { today, week, streak, due } = (await progressOf(who, agent.actor.id)) ?? expect.fail();
              const aims = ({ done, target }: { done: number; target: number | null }) => ({ done, target });
              expect({
                today: aims(today.calls),
                week: aims(week.calls),
                demos: aims(week.demos),
                streak: streak && { days: streak.days, calls: streak.calls },
                due: due.leads,
              }).toEqual(expected);
            }
            await env.DB.prepare("delete from targets").run();
          },
        ),
        { seed: 20_261_124, numRuns: 6, endOnFailure: true },
      );
      expect(Math.min(...Object.values(most)), JSON.stringify(most)).toBeGreaterThan(0);
    },
    120_000,
  );

  test("is an agent's own, whoever they ask for, and nobody's for a manager who asks for nobody", async () => {
    const [manager, agent, other] = [await person("manager"), await person("agent"), await person("agent")];
    await aim(manager, { [other.actor.id]: { callsPerDay: 77 }, everyone: { callsPerDay: 5 } });
    await aCall(other, await aLead(other));
    const own = await progressOf(agent, other.actor.id);
    expect([own?.userId, own?.goal.callsPerDay, own?.today.calls.done]).toEqual([agent.actor.id, 5, 0]);
    expect(JSON.stringify(own)).not.toMatch(/:77\b/);
    expect(await progressOf(manager)).toBeNull();
    const theirs = await progressOf(manager, other.actor.id);
    expect([theirs?.goal.callsPerDay, theirs?.today.calls.done]).toEqual([77, 1]);
  });

  test("a person's own target wins over everyone's, 0 is none, and everyone's is no manager's", async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    const goal = async (who: Person) => (await progressOf(who, who.actor.id))?.goal;
    expect(await goal(agent)).toEqual({ callsPerDay: null, demosPerWeek: null });
    await aim(manager, { everyone: { callsPerDay: 30, demosPerWeek: 4 } });
    expect(await goal(agent)).toEqual({ callsPerDay: 30, demosPerWeek: 4 });
    expect(await goal(manager)).toEqual({ callsPerDay: null, demosPerWeek: null });
    await aim(manager, { [agent.actor.id]: { callsPerDay: 50 }, [manager.actor.id]: { callsPerDay: 3 } });
    expect(await goal(agent)).toEqual({ callsPerDay: 50, demosPerWeek: 4 });
    expect(await goal(manager)).toEqual({ callsPerDay: 3, demosPerWeek: null });
    await aim(manager, { [agent.actor.id]: { callsPerDay: 0 } });
    expect(await goal(agent)).toEqual({ callsPerDay: null, demosPerWeek: 4 });
    await aim(manager, { [agent.actor.id]: { callsPerDay: null } });
    expect(await goal(agent)).toEqual({ callsPerDay: 30, demosPerWeek: 4 });
  });
});

describe("the leaderboard", () => {
  const FROM = "2026-11-01";
  const UNTIL = "2026-12-01";
  const board = async (who: Person, filter = {}) =>
    (await openBreakdown(who.ctx, await organisation(), { startDate: FROM, endDate: UNTIL, ...filter }, "people"))
      .leaderboard;

  test("is what the calls and targets themselves say, of days that have begun", async () => {
    const now = "2026-11-20T12:00:00.000Z";
    const manager = await veteran("manager", now);
    const agents = await Promise.all([1, 2, 3, 4].map(() => veteran("agent", now)));
    const [first, second, third, gone] = agents as [Person, Person, Person, Person];
    await env.DB.prepare("update users set created_at = '2026-11-16T08:00:00.000Z' where id = ?")
      .bind(third.actor.id)
      .run();
    for (const [n, who] of [...agents, manager].entries()) {
      const lead = await aLead(who);
      for (let call = 0; call <= n * 2; call++) {
        const startTime = new Date(Date.parse(now) - call * 40_000_000).toISOString();
        await who.run(logCall, { id: newId(), leadId: lead, startTime, outcome: call % 2 ? "busy" : "demo-booked" });
      }
    }
    await (await person("admin")).run(deactivateMember, { id: gone.actor.id });
    await aim(manager, {
      everyone: { callsPerDay: 2, demosPerWeek: 3 },
      [second.actor.id]: { callsPerDay: 1 },
      [first.actor.id]: { callsPerDay: 0 },
    });
    const shown = (await board(manager)) ?? expect.fail();
    const world = { now, timeZone: "Asia/Dubai", worked: WEEKS["mon-fri"] ?? [] };
    const { people, calls, workingDays } = await leaderboardByHand(FROM, UNTIL, world);
    expect([shown.workingDays, shown.team.calls.done]).toEqual([workingDays, calls]);
    expect(workingDays).toBe(15);
    for (const leader of shown.leaders) {
      expect({
        calls: leader.calls.done,
        callsTarget: leader.calls.target,
        demos: leader.demos.done,
        demosTarget: leader.demos.target,
      }).toEqual(people[leader.id]);
    }
    const sum = Object.values(people).reduce((all, { callsTarget }) => all + (callsTarget ?? 0), 0);
    expect(shown.team.calls.target).toBe(sum);
    const of = (who: Person) => shown.leaders.find(({ id }) => id === who.actor.id);
    expect(of(third)?.calls.target).toBe(2 * 5);
    expect([of(first)?.rank, of(first)?.calls.target, of(first)?.demos.target]).toEqual([null, null, 9]);
    expect([of(gone)?.rank, of(gone)?.calls.done]).toEqual([null, 7]);
    const shares = shown.leaders.filter(({ rank }) => rank !== null).map(({ calls: { share } }) => share ?? 0);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    await aim(manager, { team: { callsPerDay: 50 } });
    expect((await board(manager))?.team.calls.target).toBe(50 * 15);
  });

  test("equal shares have equal ranks", async () => {
    const manager = await person("manager");
    const agents = await Promise.all([1, 2, 3].map(() => person("agent")));
    for (const [n, agent] of agents.entries()) {
      const lead = await aLead(agent);
      for (let call = 0; call < (n === 0 ? 1 : 3); call++) await aCall(agent, lead);
    }
    await aim(manager, Object.fromEntries(agents.map(({ actor }) => [actor.id, { callsPerDay: 1 }])));
    const { leaders = [] } = (await board(manager)) ?? {};
    const ranks = agents.map(({ actor }) => leaders.find(({ id }) => id === actor.id)?.rank);
    expect(ranks).toEqual([3, 1, 1]);
  });

  test("is nobody's but a manager's, and of all calls or not at all", async () => {
    const [manager, agent] = [await person("manager"), await person("agent")];
    expect(await board(agent)).toBeNull();
    expect(await board(manager, { industry: "retail" })).toBeNull();
    expect(await board(manager, { userId: agent.actor.id })).toBeNull();
    expect(await board(manager)).not.toBeNull();
  });
});
