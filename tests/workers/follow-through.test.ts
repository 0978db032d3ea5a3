import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { fillTotals } from "@/lib/analytics/fill";
import { openPromises, type PromisesPage } from "@/lib/analytics/promises";
import { CallFilter } from "@/lib/calls/filter";
import { listCalls } from "@/lib/calls/queries";
import { FOLLOW_UPS } from "@/lib/enums";
import { filterOf } from "@/lib/exports/filter";
import { sourceOf } from "@/lib/exports/sources/of";
import { thereAndBack } from "../support/paging";
import { promisesByHand } from "../support/promise-oracle";
import { drift } from "../support/totals-drift";
import {
  aCall,
  aLead,
  as,
  deleteCall,
  deleteLead,
  editCall,
  editLead,
  editSettings,
  handOver,
  logCall,
  newId,
  organisation,
  type Person,
  person,
  restoreCall,
  restoreLead,
  rows,
} from "../support/world";

const MINUTE = 60_000;
/** A Monday, 9:00 in Dubai. */
const BEGIN = Date.parse("2026-10-05T05:00:00.000Z");
const HOUR = 60;
const DAY = 24 * HOUR;
const at = (minutes: number) => new Date(BEGIN + minutes * MINUTE).toISOString();

afterEach(async () => {
  const admin = await person("admin");
  await admin.run(editSettings, { timeZone: "Asia/Dubai" });
  await fillTotals(admin.ctx.db, 10_000);
});

/** An agent with one lead, and what is told of their promises in October. */
async function house() {
  const [agent, manager] = [await person("agent"), await person("manager")];
  const lead = await aLead(await as(agent.actor, at(-DAY)));
  const call = (minutes: number, due: string | null, by = agent) =>
    aCall(by, lead, { startTime: at(minutes), duration: 10, nextActionDate: due });
  const told = async (who = manager, asked: object = {}) => {
    const month = { startDate: "2026-10-01", endDate: "2026-11-01", userId: agent.actor.id };
    const { all } = await openPromises(who.ctx, await organisation(), { ...month, ...asked });
    return [all.due, ...FOLLOW_UPS.map((one) => all.followUps[one])];
  };
  return { agent, manager, lead, call, told };
}

const [NONE, KEPT, LATE, OPEN] = [
  [0, 0, 0, 0],
  [1, 1, 0, 0],
  [1, 0, 1, 0],
  [1, 0, 0, 1],
];

describe("a next action", () => {
  test.each([
    ["that nobody followed up", null, OPEN],
    ["followed up before it was due", 30, KEPT],
    ["followed up in the last minute of its day in Dubai", DAY + 15 * HOUR - 1, KEPT],
    ["followed up in the first minute of the day after", DAY + 15 * HOUR, LATE],
    ["followed up weeks later", 15 * DAY, LATE],
    ["followed up at the very instant of the call", 0, OPEN],
    ["with a call that was made before", -30, OPEN],
  ])("%s", async (_, minutes, expected) => {
    const { call, told } = await house();
    await call(0, at(DAY + 2 * HOUR));
    if (minutes !== null) await call(minutes, null);
    expect(await told()).toEqual(expected);
    expect(await drift()).toEqual([]);
  });

  test("is kept by anybody's call, for who promised", async () => {
    const { manager, call, told } = await house();
    await call(0, at(DAY));
    await call(DAY, null, manager);
    expect(await told()).toEqual(KEPT);
    expect(await told(manager, { userId: manager.actor.id })).toEqual(NONE);
  });

  test("of a day alone is due that day, and kept until its end", async () => {
    const { call, told } = await house();
    await call(0, "2026-10-07");
    expect(await told(undefined, { startDate: "2026-10-07", endDate: "2026-10-08" })).toEqual(OPEN);
    await call(2 * DAY + 14 * HOUR, null);
    expect(await told()).toEqual(KEPT);
  });

  test("goes by calls as they are now: moved, deleted, restored, the last one, and one between", async () => {
    const { agent, call, told } = await house();
    const promise = await call(0, at(DAY));
    const late = await call(5 * DAY, null);
    const soon = await call(HOUR, null);
    expect(await told()).toEqual(KEPT);
    await agent.run(deleteCall, { id: soon });
    expect(await told()).toEqual(LATE);
    await agent.run(editCall, { id: late, startTime: at(-10), endTime: null });
    expect(await told()).toEqual(OPEN);
    await agent.run(restoreCall, { id: soon });
    expect(await told()).toEqual(KEPT);
    await agent.run(editCall, { id: promise, startTime: at(2 * HOUR), endTime: null });
    expect(await told()).toEqual(OPEN);
    await agent.run(editCall, { id: promise, nextActionDate: null });
    expect(await told()).toEqual(NONE);
    await agent.run(editCall, { id: late, startTime: at(3 * DAY), endTime: null });
    await agent.run(editCall, { id: promise, nextActionDate: at(2 * DAY) });
    expect(await told()).toEqual(LATE);
    await agent.run(deleteCall, { id: promise });
    expect(await told()).toEqual(NONE);
    await agent.run(restoreCall, { id: promise });
    expect(await told()).toEqual(LATE);
    expect(await drift()).toEqual([]);
  });

  test("stays counted when its lead is deleted, given back and handed over, as calls do", async () => {
    const { agent, manager, lead, call, told } = await house();
    await call(0, at(DAY));
    await manager.run(handOver, { ids: [lead], assignedTo: manager.actor.id });
    await manager.run(deleteLead, { id: lead });
    expect(await told()).toEqual(OPEN);
    expect(await told(agent)).toEqual(OPEN);
    await manager.run(restoreLead, { id: lead });
    expect(await told()).toEqual(OPEN);
  });

  test("counts from the hour after it fell due, today too", async () => {
    const { manager, call, told } = await house();
    await call(0, at(2 * HOUR + 20));
    await call(5, "2026-11-20");
    const told_at = async (minutes: number, asked: object = {}) => told(await as(manager.actor, at(minutes)), asked);
    for (const asked of [
      {},
      { startDate: "2026-10-05", endDate: "2026-10-06" },
      { startDate: at(90), endDate: at(DAY) },
    ]) {
      expect(await told_at(2 * HOUR + 30, asked)).toEqual(NONE);
      expect(await told_at(2 * HOUR + 59, asked)).toEqual(NONE);
      expect(await told_at(3 * HOUR, asked)).toEqual(KEPT);
    }
    expect(await told_at(HOUR, { startDate: "2026-10-20", endDate: "2026-10-21" })).toEqual(NONE);
  });
});

test("nothing at all is no figures, and lists nothing", async () => {
  const manager = await person("manager");
  const page = await openPromises(manager.ctx, await organisation(), {
    startDate: "2030-01-01",
    endDate: "2030-02-01",
  });
  expect([page.all.due, page.rows]).toEqual([0, []]);
  expect(await expectCounted(manager, page)).toBe(0);
});

test("an export is the rows of the page", async () => {
  const { agent, manager, call } = await house();
  await call(0, at(DAY));
  await call(HOUR, at(DAY));
  const reading = {
    ...{ ctx: manager.ctx, settings: await organisation(), asOf: { time: at(0), seq: 0 } },
    filter: filterOf("promises", { startDate: "2026-10-01", endDate: "2026-11-01", userId: agent.actor.id }),
  };
  const source = sourceOf("promises");
  expect(source.columns(reading.settings).map(({ header }) => header)).toEqual([
    ...["Person", "Fell due", "Kept", "Kept late", "Still open", "Kept (%)"],
  ]);
  expect((await source.read(reading, null, 10)).rows).toEqual([["agent", 2, 1, 0, 1, 50]]);
  expect(() => filterOf("promises", { industry: "retail" })).toThrow();
});

test("an agent gets their own promises, whoever they ask for", async () => {
  const { agent, call } = await house();
  await call(0, at(DAY));
  const stranger = await person("agent");
  const asked = { startDate: "2026-10-01", endDate: "2026-11-01", userId: agent.actor.id };
  const page = await openPromises(stranger.ctx, await organisation(), asked);
  expect([page.scope.userId, page.all.due, page.rows, page.people]).toEqual([stranger.actor.id, 0, [], []]);
});

test.each([
  ["that ends before it starts", { startDate: "2026-11-20", endDate: "2026-11-19" }],
  ["of a hundred years", { startDate: "1990-01-01", endDate: "2090-01-01" }],
])("a range %s is refused by its field", async (_, filter) => {
  const manager = await person("manager");
  await expect(openPromises(manager.ctx, await organisation(), filter)).rejects.toMatchObject({
    code: "invalid",
    fields: { endDate: expect.any(String) },
  });
});

test("a call writes its own promise, the one before it, and their totals: however many calls the lead has", async () => {
  const { manager, lead, call } = await house();
  const written = async (work: () => Promise<unknown>) => {
    const changes = async () => (await rows<{ n: number }>("select total_changes() as n"))[0]?.n ?? 0;
    const before = await changes();
    await work();
    return (await changes()) - before;
  };
  await call(0, null);
  const plain = await written(() => call(10, null));
  // The lead says so already, so that it is not written.
  await manager.run(editLead, { id: lead, nextAction: "Call again", nextActionDate: at(5 * DAY) });
  const promise = await written(() => call(20, at(5 * DAY)));
  for (let n = 3; n < 9; n++) await call(n * 10, at(5 * DAY));
  const both = await written(() => call(100, at(5 * DAY)));
  // Day, month and hour, of the person and of anybody; then the call before, too.
  expect([promise - plain, both - plain]).toEqual([6, 13]);
});

const VERBS = ["call", "call", "call", "call", "move", "promise", "deleteCall", "restoreCall"] as const;
const MORE = ["lead", "deleteLead", "handOver", "zone", "fillOn"] as const;
const step = fc.record({
  verb: fc.constantFrom(...VERBS, ...MORE),
  a: fc.nat(99),
  b: fc.nat(99),
  minutes: fc.oneof(
    fc.nat(3 * DAY),
    fc.nat(3 * DAY).map((n) => n - (n % HOUR)),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
const ZONES = ["Asia/Dubai", "Asia/Kolkata", "America/Los_Angeles", "Europe/London"];
/** Around the night when London's clocks change, 25 October 2026. */
const AROUND = Date.parse("2026-10-23T20:00:00.000Z");
const moment = (minutes: number) => new Date(AROUND + minutes * MINUTE).toISOString();

async function doAll(people: Person[], steps: Step[]): Promise<void> {
  const [manager, admin] = [people[2] as Person, people[3] as Person];
  const leads: string[] = [];
  const calls: string[] = [];
  for (const { verb, a, b, minutes } of steps) {
    const [lead, call, by] = [pick(leads, a), pick(calls, a), pick(people, b)];
    const nextActionDate = b % 4 === 0 ? null : moment((minutes + b * 97) % (4 * DAY));
    if (verb === "lead" || !lead) leads.push(await aLead(await as(manager.actor, moment(-DAY))));
    else if (verb === "call" || !call) {
      const who = by.actor.role === "agent" ? manager : by;
      const made = {
        id: newId(),
        leadId: lead,
        startTime: moment(minutes),
        duration: b,
        outcome: "busy",
        nextActionDate,
      };
      if ((await who.run(logCall, made)).status === "applied") calls.push(made.id);
    } else if (verb === "move") await manager.run(editCall, { id: call, startTime: moment(minutes), endTime: null });
    else if (verb === "promise") await manager.run(editCall, { id: call, nextActionDate });
    else if (verb === "deleteCall") await manager.run(deleteCall, { id: call });
    else if (verb === "restoreCall") await manager.run(restoreCall, { id: call });
    else if (verb === "deleteLead") await manager.run(b % 2 ? deleteLead : restoreLead, { id: lead });
    else if (verb === "handOver") await manager.run(handOver, { ids: [lead], assignedTo: by.actor.id });
    else if (verb === "zone") await admin.run(editSettings, { timeZone: pick(ZONES, b) });
    else await fillTotals(admin.ctx.db, 0);
  }
}

test("whatever happens to calls, the figures are what is counted by hand, and the lists behind them", async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 45 }), fc.nat(4 * DAY), async (steps, n) => {
      const people = [await person("agent"), await person("agent"), await person("manager"), await person("admin")];
      await doAll(people, steps);
      expect(await drift()).toEqual([]);
      const admin = people[3] as Person;
      await fillTotals(admin.ctx.db, 10_000);
      expect(await drift()).toEqual([]);
      const manager = await as((people[2] as Person).actor, moment(n));
      for (const filter of [
        { startDate: "2026-10-01", endDate: "2026-11-10" },
        { startDate: "2026-10-25", endDate: "2026-10-26" },
        { startDate: moment(n % 700), endDate: moment((n % 700) + 47) },
        { startDate: moment(n % 700), endDate: moment(3000), userId: admin.actor.id },
        {},
      ]) {
        for (const who of [manager, admin]) {
          listed += await expectCounted(who, await openPromises(who.ctx, await organisation(), filter));
        }
      }
    }),
    { seed: 20_261_123, numRuns: 6, unbiased: true, endOnFailure: true },
  );
  expect(listed).toBeGreaterThan(100);
}, 180_000);

/** The page against the oracle, and each of its counts against the list that it opens; answers how many calls were listed. */
async function expectCounted(who: Person, page: PromisesPage): Promise<number> {
  let listed = 0;
  const settings = await organisation();
  expect(page.through <= who.ctx.now().toISOString()).toBe(true);
  for (const { scope, due, followUps } of [page.all, ...page.rows]) {
    const ids = await promisesByHand(scope, settings.timeZone);
    expect(followUps).toEqual({ kept: ids.kept.length, late: ids.late.length, open: ids.open.length });
    expect(due).toBe(ids.kept.length + ids.late.length + ids.open.length);
    for (const followUp of [undefined, ...FOLLOW_UPS]) {
      const asked = { dueFrom: scope.start, dueTo: scope.end, ...(scope.userId !== null && { userId: scope.userId }) };
      const { there, back } = await thereAndBack((cursor) =>
        listCalls(who.ctx, settings, CallFilter.parse({ ...asked, followUp, cursor, limit: 7 })),
      );
      expect(back).toEqual(there);
      const meant = followUp ? ids[followUp] : Object.values(ids).flat();
      expect(there.flat().toSorted()).toEqual(meant.toSorted());
      listed += there.flat().length;
    }
  }
  expect(page.rows.reduce((all, row) => all + row.due, 0)).toBe(page.all.due);
  return listed;
}

test("a list of promises seeks its index, for everyone and for one person", async () => {
  const manager = await person("manager");
  const settings = await organisation();
  for (const more of [{}, { userId: manager.actor.id }, { outcome: "busy" }, { industry: "retail" }]) {
    for (const followUp of FOLLOW_UPS) {
      const plan = await planOf(manager, (who) =>
        listCalls(
          who.ctx,
          settings,
          CallFilter.parse({ dueFrom: "2026-10-01", dueTo: "2026-11-01", followUp, limit: 50, ...more }),
        ),
      );
      expect(plan.join("\n")).toMatch(
        "userId" in more ? /calls_user_due \(user_id=\? AND next_action_date/ : /calls_due \(next_action_date/,
      );
      expect(plan.join("\n")).not.toMatch(/TEMP B-TREE/);
    }
  }
});

/** How SQLite goes about the last statement that some work sends. */
async function planOf(who: Person, work: (who: Person) => Promise<unknown>): Promise<string[]> {
  const queries: { sql: string; params: unknown[] }[] = [];
  const watched = await as(who.actor);
  const batch = watched.ctx.db.batch.bind(watched.ctx.db);
  watched.ctx.db.batch = ((statements: { toSQL?(): { sql: string; params: unknown[] } }[]) => {
    for (const one of statements) if (one.toSQL) queries.push(one.toSQL());
    return batch(statements as never);
  }) as never;
  await work(watched);
  const { sql, params } = queries.at(-1) ?? { sql: "", params: [] };
  const { results } = await env.DB.prepare(`explain query plan ${sql}`)
    .bind(...params)
    .all<{ detail: string; parent: number }>();
  return results.filter(({ parent }) => parent === 0).map(({ detail }) => detail);
}
