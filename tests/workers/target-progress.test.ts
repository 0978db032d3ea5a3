import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillTotals } from "@/lib/analytics/fill";
import type { WorkingWeek } from "@/lib/enums";
import { aim, progressOf, targetsAnew, veteran, WEEKS } from "../support/target-house";
import { progressByHand } from "../support/target-oracle";
import { aCall, aLead, deleteCall, editSettings, logCall, newId, type Person, person } from "../support/world";

targetsAnew();

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
