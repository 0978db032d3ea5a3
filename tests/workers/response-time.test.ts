import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { fillTotals } from "@/lib/analytics/fill";
import type { DashboardFilter } from "@/lib/analytics/filter";
import { openResponse, type ResponsePage } from "@/lib/analytics/response";
import { FIRST_CALLS, INDUSTRIES } from "@/lib/enums";
import { LeadFilter } from "@/lib/leads/filter";
import { listLeads } from "@/lib/leads/queries";
import { thereAndBack } from "../support/paging";
import { responseByHand } from "../support/response-oracle";
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
const BEGIN = Date.parse("2026-10-05T05:00:00.000Z");
const after = (from: number, minutes: number) => new Date(from + minutes * MINUTE).toISOString();
const CREATED = after(BEGIN, 0);

afterEach(async () => {
  const admin = await person("admin");
  await admin.run(editSettings, { timeZone: "Asia/Dubai" });
  await fillTotals(admin.ctx.db, 10_000);
});

/** An agent of their own with one lead that came in at a known time. */
async function house() {
  const [agent, manager] = [await person("agent"), await person("manager")];
  const lead = await aLead(await as(agent.actor, CREATED));
  const told = async (who = manager, filter: DashboardFilter = {}) => {
    const asked = { startDate: "2026-10-01", endDate: "2026-11-01", userId: agent.actor.id, ...filter };
    const { all } = await openResponse(who.ctx, await organisation(), asked);
    return [all.leads, all.called, FIRST_CALLS.find((one) => all.firstCalls[one] > 0), all.meanWait];
  };
  return { agent, manager, lead, told };
}

describe("a new lead", () => {
  test.each([
    ["at once", 0, "5-minutes", 0],
    ["before it was entered", -300, "5-minutes", 0],
    ["after exactly five minutes", 5, "5-minutes", 300],
    ["a second later", 5 + 1 / 60, "hour", 301],
    ["after exactly an hour", 60, "hour", 3600],
    ["within the day", 61, "day", 3660],
    ["after exactly a day", 1440, "day", 86_400],
    ["later", 3000, "later", 180_000],
  ])("that is first called %s", async (_, minutes, soon, wait) => {
    const { agent, lead, told } = await house();
    expect(await told()).toEqual([1, 0, "none", null]);
    await aCall(agent, lead, { startTime: after(BEGIN, minutes), duration: 10 });
    await aCall(agent, lead, { startTime: after(BEGIN, 9000), duration: 10 });
    expect(await told()).toEqual([1, 1, soon, wait]);
  });

  test("goes by the call that is first now: moved, deleted and restored", async () => {
    const { agent, lead, told } = await house();
    const late = await aCall(agent, lead, { startTime: after(BEGIN, 90), duration: 10 });
    const early = await aCall(agent, lead, { startTime: after(BEGIN, 3), duration: 10 });
    expect(await told()).toEqual([1, 1, "5-minutes", 180]);
    await agent.run(editCall, { id: early, startTime: after(BEGIN, 100), endTime: null });
    expect(await told()).toEqual([1, 1, "day", 5400]);
    await agent.run(deleteCall, { id: late });
    expect(await told()).toEqual([1, 1, "day", 6000]);
    await agent.run(deleteCall, { id: early });
    expect(await told()).toEqual([1, 0, "none", null]);
    await agent.run(restoreCall, { id: late });
    expect(await told()).toEqual([1, 1, "day", 5400]);
    expect(await drift()).toEqual([]);
  });

  test("counts for who holds it now, not at all while it is deleted, and for its industry", async () => {
    const { agent, manager, lead, told } = await house();
    const other = await person("agent");
    await aCall(agent, lead, { startTime: after(BEGIN, 3), duration: 10 });
    await manager.run(handOver, { ids: [lead], assignedTo: other.actor.id });
    expect(await told()).toEqual([0, 0, undefined, null]);
    expect(await told(other)).toEqual([1, 1, "5-minutes", 180]);
    await manager.run(editLead, { id: lead, industry: "retail" });
    expect(await told(manager, { userId: other.actor.id, industry: "retail" })).toEqual([1, 1, "5-minutes", 180]);
    expect(await told(manager, { userId: other.actor.id, industry: "none" })).toEqual([0, 0, undefined, null]);
    await manager.run(deleteLead, { id: lead });
    expect(await told(other)).toEqual([0, 0, undefined, null]);
    await manager.run(restoreLead, { id: lead });
    expect(await told(other)).toEqual([1, 1, "5-minutes", 180]);
    expect(await drift()).toEqual([]);
  });

  test("of nobody is in the row of nobody", async () => {
    const manager = await person("manager");
    const source = newId();
    await aLead(await as(manager.actor, CREATED), { source });
    const page = await openResponse(manager.ctx, await organisation(), {
      ...{ startDate: "2026-10-01", endDate: "2026-11-01", source },
    });
    expect(page.rows.map(({ key, name, leads }) => [key, name, leads])).toEqual([["", "Nobody", 1]]);
  });
});

test("only what becomes the first call writes to its lead and its totals", async () => {
  const { agent, manager, lead } = await house();
  await manager.run(editLead, { id: lead, industry: "retail", source: "Fair" });
  const written = async (work: () => Promise<unknown>) => {
    const [before] = await rows<{ n: number }>("select total_changes() as n");
    await work();
    const [afterwards] = await rows<{ n: number }>("select total_changes() as n");
    return (afterwards?.n ?? 0) - (before?.n ?? 0);
  };
  const at = (minutes: number) => ({ startTime: after(BEGIN, minutes), duration: 10, nextActionDate: null });
  const first = await written(() => aCall(agent, lead, at(50)));
  const second = await written(() => aCall(agent, lead, at(60)));
  const earlier = await written(() => aCall(agent, lead, at(40)));
  // The lead itself, and its sixteen totals.
  expect([first - second, earlier - second]).toEqual([17, 17]);
});

test("an agent gets the leads they hold, whoever they ask for", async () => {
  const { agent, lead } = await house();
  const stranger = await person("agent");
  await aCall(agent, lead, { startTime: after(BEGIN, 3), duration: 10 });
  const asked = { startDate: "2026-10-01", endDate: "2026-11-01", userId: agent.actor.id };
  const page = await openResponse(stranger.ctx, await organisation(), asked);
  expect([page.scope.userId, page.all.leads, page.rows, page.people]).toEqual([stranger.actor.id, 0, [], []]);
});

test.each([
  ["that ends before it starts", { startDate: "2026-11-20", endDate: "2026-11-19" }],
  ["of a hundred years", { startDate: "1990-01-01", endDate: "2090-01-01" }],
])("a range %s is refused by its field", async (_, filter) => {
  const manager = await person("manager");
  await expect(openResponse(manager.ctx, await organisation(), filter)).rejects.toMatchObject({
    code: "invalid",
    fields: { endDate: expect.any(String) },
  });
});

const VERBS = ["lead", "call", "call", "call", "move", "deleteCall", "restoreCall", "handOver"] as const;
const MORE = ["editLead", "deleteLead", "restoreLead", "zone", "fillOn"] as const;
const step = fc.record({
  verb: fc.constantFrom(...VERBS, ...MORE),
  a: fc.nat(99),
  b: fc.nat(99),
  minutes: fc.oneof(fc.integer({ min: -20, max: 70 }), fc.nat(60 * 24 * 3)),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const at = <T>(list: readonly T[], n: number) => list[n % list.length] as T;
const SOURCES = ["Fair", "=odd*", null];
const ZONES = ["Asia/Dubai", "Asia/Kolkata", "America/Los_Angeles"];

async function doAll(people: Person[], steps: Step[]): Promise<void> {
  const [manager, admin] = [people[2] as Person, people[3] as Person];
  const leads: { id: string; created: number }[] = [];
  const calls: { id: string; created: number }[] = [];
  for (const { verb, a, b, minutes } of steps) {
    const [lead, call] = [at(leads, a), at(calls, a)];
    const startTime = after((verb === "move" ? call : lead)?.created ?? BEGIN, minutes);
    if (verb === "lead" || !lead) {
      const created = BEGIN + a * 313 * MINUTE;
      const by = await as(at(people, b).actor, after(created, 0));
      leads.push({
        id: await aLead(by, { industry: at([...INDUSTRIES, undefined], a), source: at(SOURCES, b) }),
        created,
      });
    } else if (verb === "call" || !call) {
      const id = newId();
      const made = await manager.run(logCall, { id, leadId: lead.id, startTime, duration: b, outcome: "busy" });
      if (made.status === "applied") calls.push({ id, created: lead.created });
    } else if (verb === "move") await manager.run(editCall, { id: call.id, startTime, endTime: null });
    else if (verb === "deleteCall") await manager.run(deleteCall, { id: call.id });
    else if (verb === "restoreCall") await manager.run(restoreCall, { id: call.id });
    else if (verb === "handOver") {
      const ids = leads.slice(0, 4).map(({ id }) => id);
      await manager.run(handOver, { ids, assignedTo: at([null, ...people.map((one) => one.actor.id)], b) });
    } else if (verb === "editLead") {
      await manager.run(editLead, { id: lead.id, industry: at([...INDUSTRIES, null], b), source: at(SOURCES, a) });
    } else if (verb === "deleteLead") await manager.run(deleteLead, { id: lead.id });
    else if (verb === "restoreLead") await manager.run(restoreLead, { id: lead.id });
    else if (verb === "zone") await admin.run(editSettings, { timeZone: at(ZONES, b) });
    else await fillTotals(admin.ctx.db, 0);
  }
}

test("whatever happens to calls and leads, the figures are what is counted by hand, and the lists behind them", async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 45 }), fc.nat(99), async (steps, n) => {
      const people = [await person("agent"), await person("agent"), await person("manager"), await person("admin")];
      await doAll(people, steps);
      expect(await drift()).toEqual([]);
      const [agent, , manager, admin] = people as [Person, Person, Person, Person];
      await fillTotals(admin.ctx.db, 10_000);
      expect(await drift()).toEqual([]);
      const filters: DashboardFilter[] = [
        { startDate: "2026-10-01", endDate: "2026-11-01" },
        { startDate: after(BEGIN, 200), endDate: after(BEGIN, 9000 + n) },
        { startDate: after(BEGIN, 10), endDate: after(BEGIN, 400) },
        {
          startDate: "2026-09-01",
          endDate: "2026-11-20",
          industry: at([...INDUSTRIES, "none"], n),
          userId: agent.actor.id,
        },
        { startDate: "2026-10-05", endDate: "2026-10-20", source: at(["(none)", "=odd*"], n) },
      ];
      for (const filter of filters) {
        listed += await expectCounted(manager, await openResponse(manager.ctx, await organisation(), filter));
        await expectCounted(agent, await openResponse(agent.ctx, await organisation(), filter));
      }
    }),
    { seed: 20_261_123, numRuns: 6, unbiased: true, endOnFailure: true },
  );
  expect(listed).toBeGreaterThan(100);
}, 180_000);

/** The page against the oracle, and each of its counts against the list that it opens; answers how many leads were listed. */
async function expectCounted(who: Person, page: ResponsePage): Promise<number> {
  let listed = 0;
  const settings = await organisation();
  for (const { scope, ...told } of [page.all, ...page.rows]) {
    const { ids, ...counted } = await responseByHand(scope);
    expect(told).toMatchObject(counted);
    for (const firstCall of [...FIRST_CALLS, "any"] as const) {
      const asked = {
        ...{ createdFrom: scope.start, createdTo: scope.end, firstCall },
        ...(scope.userId !== null && { assignedTo: scope.userId === "" ? "none" : scope.userId }),
        ...(scope.industry !== null && { industry: scope.industry || "none" }),
        ...(scope.source !== null && { source: scope.source || "(none)" }),
      };
      const { there, back } = await thereAndBack((cursor) =>
        listLeads(who.ctx, settings, LeadFilter.parse({ ...asked, cursor, limit: 7 })),
      );
      expect(back).toEqual(there);
      const meant = ids.filter(({ wait }) => nameOf(wait) === firstCall || (firstCall === "any" && wait !== null));
      expect(there.flat().toSorted()).toEqual(meant.map(({ id }) => id).toSorted());
      listed += there.flat().length;
    }
  }
  const sum = page.rows.reduce((all, { leads }) => all + leads, 0);
  expect(sum).toBe(page.all.leads);
  return listed;
}

function nameOf(wait: number | null): string {
  if (wait === null) return "none";
  return wait <= 300 ? "5-minutes" : wait <= 3600 ? "hour" : wait <= 86_400 ? "day" : "later";
}
