import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { leadTriggers } from "@/db/report-triggers";
import { openBreakdown } from "@/lib/analytics/breakdown";
import { openDashboard } from "@/lib/analytics/dashboard";
import { fillTotals } from "@/lib/analytics/fill";
import { BREAKDOWNS, type Breakdown, type DashboardFilter } from "@/lib/analytics/filter";
import { openForecast } from "@/lib/analytics/forecast";
import { notePipeline } from "@/lib/analytics/note-pipeline";
import { openPromises } from "@/lib/analytics/promises";
import { openResponse } from "@/lib/analytics/response";
import type { Dashboard } from "@/lib/analytics/schema";
import { INDUSTRIES, LEAD_STATUSES, OUTCOMES } from "@/lib/enums";
import { LeadFilter } from "@/lib/leads/filter";
import { listLeads } from "@/lib/leads/queries";
import { countedByHand, told } from "../support/report-oracle";
import { drift } from "../support/totals-drift";
import {
  aCall,
  aLead,
  deleteCall,
  deleteLead,
  editCall,
  editLead,
  editSettings,
  endCall,
  handOver,
  logCall,
  newId,
  organisation,
  type Person,
  person,
  restoreCall,
  restoreLead,
  rows,
  startCall,
} from "../support/world";

const ZONES = ["Asia/Dubai", "Asia/Kolkata", "America/Los_Angeles", "Europe/London"];
const SOURCES = ["Fair", "Web", "=odd*", null];
const MINUTE = 60_000;

afterEach(async () => {
  const admin = await person("admin");
  await admin.run(editSettings, { timeZone: "Asia/Dubai" });
  await fillTotals(admin.ctx.db, 10_000);
});

/** When each closed lead was closed, by the log alone. */
async function closingsTold(): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const log = await rows<{ entity_id: string; new_values: string; created_at: string }>(
    "select entity_id, new_values, created_at from activity_log where entity = 'lead' order by seq",
  );
  for (const { entity_id: id, new_values, created_at } of log) {
    const { status } = JSON.parse(new_values) as { status?: string };
    if (status?.startsWith("closed")) told.set(id, created_at);
    else if (status) told.delete(id);
  }
  return told;
}

const VERBS = [
  ...(["log", "log", "log", "start", "end", "edit", "edit", "backdate", "deleteCall", "restoreCall"] as const),
  ...(["lead", "editLead", "handOver", "deleteLead", "restoreLead", "zone", "fillOn"] as const),
];
const day = fc.array(
  fc.record({ verb: fc.constantFrom(...VERBS), a: fc.nat(99), b: fc.nat(99), minutes: fc.nat(60 * 24 * 60) }),
  { minLength: 40, maxLength: 45 },
);
type Step = { verb: (typeof VERBS)[number]; a: number; b: number; minutes: number };
const at = <T>(list: readonly T[], n: number) => list[n % list.length] as T;

async function doAll(people: Person[], steps: Step[]): Promise<void> {
  const [manager, admin] = [people[2] as Person, people[3] as Person];
  const leads: string[] = [];
  const calls: string[] = [];
  for (const { verb, a, b, minutes } of steps) {
    const id = newId();
    const startTime = new Date(Date.now() - minutes * MINUTE).toISOString();
    const lead = at(leads, a);
    const call = at(calls, a);
    const outcome = at(OUTCOMES, b);
    if (verb === "lead" || leads.length === 0) {
      leads.push(await aLead(at(people, b), { industry: at([...INDUSTRIES, undefined], a), source: at(SOURCES, b) }));
    } else if (verb === "log" || (calls.length === 0 && verb !== "start")) {
      const made = { id, leadId: lead, startTime, duration: b * 7, outcome };
      if ((await manager.run(logCall, made)).status === "applied") calls.push(id);
    } else if (verb === "start") {
      await at(people, b).run(startCall, { id, leadId: lead });
      calls.push(id);
    } else if (verb === "end") await manager.run(endCall, { id: call, outcome, duration: b });
    else if (verb === "edit") await manager.run(editCall, { id: call, outcome: b % 7 === 0 ? null : outcome });
    else if (verb === "backdate") await manager.run(editCall, { id: call, startTime });
    else if (verb === "deleteCall") await manager.run(deleteCall, { id: call });
    else if (verb === "restoreCall") await manager.run(restoreCall, { id: call });
    else if (verb === "editLead") {
      const [worth, likely] = [a % 7 === 0 ? null : a * 10.1, b % 9 === 0 ? null : b];
      const value = { estimatedValue: worth, probability: likely, industry: at([...INDUSTRIES, null], b) };
      await manager.run(editLead, { id: lead, ...value, status: at(LEAD_STATUSES, a), source: at(SOURCES, a) });
    } else if (verb === "handOver") {
      await manager.run(handOver, {
        ids: leads.slice(0, 5),
        assignedTo: at([null, ...people.map((p) => p.actor.id)], b),
      });
    } else if (verb === "deleteLead") await manager.run(deleteLead, { id: lead });
    else if (verb === "restoreLead") await manager.run(restoreLead, { id: lead });
    else if (verb === "zone") await admin.run(editSettings, { timeZone: at(ZONES, b) });
    else await fillTotals(admin.ctx.db, 0);
  }
}

test("whatever is edited, deleted, moved, handed over, backdated or cut anew, the totals equal a recount", async () => {
  let closings = 0;
  await fc.assert(
    fc.asyncProperty(day, fc.nat(99), async (steps, n) => {
      const people = [await person("agent"), await person("agent"), await person("manager"), await person("admin")];
      await doAll(people, steps);
      expect(await drift()).toEqual([]);
      const [agent, , manager] = people as [Person, Person, Person];
      await fillTotals(manager.ctx.db, 10_000);
      expect(await drift()).toEqual([]);
      const closed = await rows<{ id: string; closed_at: string }>(
        "select id, closed_at from leads where closed_at is not null",
      );
      closings += closed.length;
      expect(new Map(closed.map(({ id, closed_at }) => [id, closed_at]))).toEqual(await closingsTold());
      const settings = await organisation();
      const filters: DashboardFilter[] = [
        {},
        { startDate: "2026-01-01", endDate: "2027-01-01" },
        { industry: at([...INDUSTRIES, "none"], n) },
        { source: "(none)", startDate: "2026-06-01", endDate: "2026-12-01" },
        { source: "=odd*", userId: agent.actor.id },
        { startDate: new Date(Date.now() - 20 * 1440 * MINUTE).toISOString(), endDate: new Date().toISOString() },
        { startDate: new Date(Date.now() - 90 * MINUTE).toISOString(), endDate: new Date().toISOString() },
      ];
      for (const filter of filters) {
        const page = await openDashboard(manager.ctx, settings, filter);
        const { people: counted, ...rest } = await countedByHand(page);
        const { people: performers, ...shown } = told(page);
        expect(shown).toEqual(rest);
        if (page.scope.userId !== null) expect(performers).toEqual({});
        for (const by of filters.indexOf(filter) < 3 ? BREAKDOWNS : [])
          await expectBreakdown(manager, filter, by, page);
        for (const [id, calls] of Object.entries(performers)) expect(calls).toBe(counted[id]);
      }
      const own = await openDashboard(agent.ctx, settings, { userId: manager.actor.id });
      const { people: _, ...mine } = await countedByHand(own);
      const { people: nobody, ...shown } = told(own);
      expect([own.scope.userId, shown, nobody]).toEqual([agent.actor.id, mine, {}]);
    }),
    { seed: 20_261_123, numRuns: 8, unbiased: true, endOnFailure: true },
  );
  expect(closings).toBeGreaterThan(3);
}, 180_000);

/** Each row is what its own scope counts by hand, and all rows together are the whole. */
async function expectBreakdown(who: Person, filter: DashboardFilter, by: Breakdown, whole: Dashboard): Promise<void> {
  const { rows: parts } = await openBreakdown(who.ctx, await organisation(), filter, by);
  for (const { scope, key: _, name: __, pipeline: ___, weighted: ____, activeLeads, ...figures } of parts) {
    const counted = await countedByHand({ ...whole, scope });
    expect({ ...figures, activeLeads }).toEqual({ ...counted.figures, activeLeads: counted.activeLeads });
  }
  const sum = (name: "totalCalls" | "leadsCreated" | "activeLeads") => parts.reduce((all, part) => all + part[name], 0);
  expect([sum("totalCalls"), sum("leadsCreated"), sum("activeLeads")]).toEqual([
    whole.figures.totalCalls,
    whole.figures.leadsCreated,
    whole.activeLeads,
  ]);
}

describe("a new time zone", () => {
  test("is filled in steps beside the one before, which reports go by until it is whole", async () => {
    const [admin, manager] = [await person("admin"), await person("manager")];
    const lead = await aLead(manager);
    await manager.run(logCall, {
      id: newId(),
      leadId: lead,
      startTime: "2026-11-20T22:30:00Z",
      duration: 5,
      outcome: "busy",
    });
    const filter = { startDate: "2026-11-20", endDate: "2026-11-21", userId: manager.actor.id };
    const callsOn20 = async () => {
      const page = await openDashboard(manager.ctx, await organisation(), filter);
      return [page.timeZone, page.moving?.timeZone, page.figures.totalCalls];
    };
    expect(await callsOn20()).toEqual(["Asia/Dubai", undefined, 0]);
    await admin.run(editSettings, { timeZone: "America/Los_Angeles" });
    expect(await callsOn20()).toEqual(["Asia/Dubai", "America/Los_Angeles", 0]);
    expect(await fillTotals(admin.ctx.db, 10_000)).toBe(true);
    expect(await callsOn20()).toEqual(["America/Los_Angeles", undefined, 1]);
    expect(await rows("select distinct version from call_totals")).toHaveLength(1);
  });

  test("that is taken back while it is filled leaves nothing behind", async () => {
    const admin = await person("admin");
    await aLead(admin);
    await admin.run(editSettings, { timeZone: "Europe/London" });
    await fillTotals(admin.ctx.db, 0);
    await admin.run(editSettings, { timeZone: "Asia/Dubai" });
    expect(await fillTotals(admin.ctx.db, 10_000)).toBe(true);
    expect(await rows("select time_zone, state from report_versions")).toEqual([
      { time_zone: "Asia/Dubai", state: "active" },
    ]);
    expect(await drift()).toEqual([]);
  });

  test("is filled once by several at the same time", async () => {
    const admin = await person("admin");
    await aCall(admin, await aLead(admin));
    await admin.run(editSettings, { timeZone: "Asia/Kolkata" });
    await Promise.all([1, 2, 3].map(() => fillTotals(admin.ctx.db, 10_000)));
    expect(await drift()).toEqual([]);
    expect(await rows("select time_zone, state from report_versions")).toEqual([
      { time_zone: "Asia/Kolkata", state: "active" },
    ]);
  });
});

describe("a range", () => {
  test.each([
    ["that ends before it starts", { startDate: "2026-11-20", endDate: "2026-11-19" }, "endDate"],
    ["of a hundred years", { startDate: "1990-01-01", endDate: "2090-01-01" }, "endDate"],
  ])("%s is refused by its field", async (_, filter, field) => {
    const manager = await person("manager");
    await expect(openDashboard(manager.ctx, await organisation(), filter)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.any(String) },
    });
  });
});

test("the triggers of the migration are what lib/analytics/totals.ts says", async () => {
  const [trigger] = await rows<{ sql: string }>("select sql from sqlite_master where name = 'calls_recounted'");
  const { selectCallTotals } = await import("@/lib/analytics/totals");
  const tail = selectCallTotals("CHANGES", "VERSIONS").split("CHANGES")[0] ?? "";
  expect(trigger?.sql).toContain(tail);
  const { selectPromiseTotals } = await import("@/lib/analytics/promise-totals");
  const [begin, end] = selectPromiseTotals("CHANGES", "VERSIONS").split(
    "CHANGES) c join report_versions v on VERSIONS",
  );
  const promised = await rows<{ sql: string }>("select sql from sqlite_master where name like 'calls_promised_%'");
  expect(promised).toHaveLength(3);
  for (const { sql } of promised) expect([sql.includes(begin ?? "?"), sql.includes(end ?? "?")]).toEqual([true, true]);
  const { selectFirstCallTotals } = await import("@/lib/analytics/totals");
  const [first, rest] = selectFirstCallTotals("CHANGES", "VERSIONS").split(
    "CHANGES) c join report_versions v on VERSIONS",
  );
  const called = await rows<{ sql: string }>("select sql from sqlite_master where name like 'leads_called_%'");
  expect(called).toHaveLength(3);
  for (const { sql } of called) {
    expect(sql).toContain(first);
    expect(sql).toContain(rest);
  }
});

test("the triggers on leads are those that db/report-triggers.ts writes", async () => {
  for (const sql of leadTriggers()) {
    const [, name] = /^CREATE TRIGGER (\w+)/.exec(sql) ?? [];
    expect(await rows("select sql from sqlite_master where type = 'trigger' and name = ?", name)).toEqual([{ sql }]);
  }
});

test("no report statement scans calls or leads", async () => {
  const manager = await person("manager");
  const seen = watched(manager);
  const edges = { startDate: "2026-11-01T10:00:00Z", endDate: "2026-11-20T10:00:00Z" };
  await openDashboard(
    manager.ctx,
    await organisation(),
    { ...edges, industry: "retail", source: "Web" },
    { recent: 8 },
  );
  await openDashboard(manager.ctx, await organisation(), { userId: manager.actor.id }, { progress: true });
  await openBreakdown(manager.ctx, await organisation(), edges, "people");
  await openBreakdown(manager.ctx, await organisation(), edges, "sources");
  await openResponse(manager.ctx, await organisation(), edges);
  await openResponse(manager.ctx, await organisation(), { ...edges, userId: manager.actor.id, source: "Web" });
  await openPromises(manager.ctx, await organisation(), edges);
  await openPromises(manager.ctx, await organisation(), { ...edges, userId: manager.actor.id });
  await openForecast(manager.ctx, await organisation(), { months: "12" });
  await openForecast(manager.ctx, await organisation(), {
    userId: manager.actor.id,
    industry: "retail",
    source: "Web",
  });
  await notePipeline(manager.ctx);
  expect(seen.length).toBeGreaterThan(55);
  for (const statement of seen) {
    const { sql, results } = await planOf(statement);
    const scans = results
      .map(({ detail }) => detail)
      .filter((detail) =>
        /^SCAN (calls|leads|c|l|call_totals|lead_day_totals|lead_close_totals|lead_totals|promise_totals|pipeline_snapshots)\b(?! USING COVERING INDEX)/.test(
          detail,
        ),
      );
    expect([sql.slice(0, 80), scans]).toEqual([sql.slice(0, 80), []]);
  }
});

test("the lists of leads that a forecast opens go by indexes of their own", async () => {
  const [manager, agent] = [await person("manager"), await person("agent")];
  const month = { closedFrom: "2026-10-01", closedTo: "2026-11-01" };
  const lists: [Person, object, string][] = [
    [manager, month, "leads_lost"],
    [manager, { ...month, status: "closed-won" }, "leads_won"],
    [manager, { ...month, status: "closed-won", assignedTo: agent.actor.id }, "leads_assigned_won"],
    [agent, { ...month, status: "closed-won" }, "leads_assigned_won"],
    [agent, month, "leads_assigned_lost"],
    [manager, { worth: "unknown" }, "leads_unweighed"],
    [agent, { worth: "unknown" }, "leads_assigned_unweighed"],
  ];
  for (const [who, query, index] of lists) {
    const seen = watched(who);
    await listLeads(who.ctx, await organisation(), LeadFilter.parse({ ...query, limit: 50 }));
    const { results } = await planOf(seen.at(-1) ?? "");
    const plan = results.map(({ detail }) => detail).join("; ");
    expect([query, plan]).toEqual([query, expect.stringMatching(new RegExp(`USING (COVERING )?INDEX ${index}\\b`))]);
    // What comes of two statuses is sorted: as many rows of each as are shown.
    if (query !== month) expect(plan).not.toContain("TEMP B-TREE");
  }
});

/** The statements that somebody's context sends from now on. */
function watched({ ctx: { db } }: Person): string[] {
  const seen: string[] = [];
  const batch = db.batch.bind(db);
  db.batch = ((statements: { _prepare(): { getQuery(): { sql: string; params: unknown[] } } }[]) => {
    for (const one of statements) {
      const { sql, params } = one._prepare().getQuery();
      seen.push(JSON.stringify([sql, params]));
    }
    return batch(statements as never);
  }) as never;
  return seen;
}

async function planOf(statement: string) {
  const [sql, params] = JSON.parse(statement) as [string, unknown[]];
  const { results } = await env.DB.prepare(`explain query plan ${sql}`)
    .bind(...params)
    .all<{ detail: string }>();
  return { sql, results };
}
