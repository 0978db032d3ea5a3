import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { openBreakdown } from "@/lib/analytics/breakdown";
import { aim, targetsAnew, veteran, WEEKS } from "../support/target-house";
import { leaderboardByHand } from "../support/target-oracle";
import { aCall, aLead, deactivateMember, logCall, newId, organisation, type Person, person } from "../support/world";

targetsAnew();

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
