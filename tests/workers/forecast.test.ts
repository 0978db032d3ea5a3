import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { leadsHref, wonHref } from "@/lib/analytics/drill";
import { fillTotals } from "@/lib/analytics/fill";
import { openForecast } from "@/lib/analytics/forecast";
import type { ForecastFilter } from "@/lib/analytics/forecast-filter";
import { notePipeline } from "@/lib/analytics/note-pipeline";
import { ACTIVE_STATUSES, INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { filterOf } from "@/lib/exports/filter";
import { sourceOf } from "@/lib/exports/sources/of";
import { LeadFilter } from "@/lib/leads/filter";
import { listLeads } from "@/lib/leads/queries";
import { openWorkspace } from "@/lib/leads/workspace";
import { forecastByHand, toldForecast } from "../support/forecast-oracle";
import {
  aLead,
  as,
  contextOf,
  deleteLead,
  editLead,
  editSettings,
  handOver,
  organisation,
  type Person,
  person,
  restoreLead,
  rows,
  system,
} from "../support/world";

const NOW = "2026-11-20T09:00:00.000Z";
const ZONES = ["Asia/Dubai", "Asia/Kolkata", "America/Los_Angeles"];

let agent: Person;
let manager: Person;

beforeEach(async () => {
  agent = await at(await person("agent"), NOW);
  manager = await at(await person("manager"), NOW);
});

afterEach(async () => {
  await env.DB.exec("delete from pipeline_snapshots");
  await (await system()).run(editSettings, { timeZone: "Asia/Dubai" });
  await fillTotals((await system()).ctx.db, 10_000);
});

const at = ({ actor }: Person, time: string) => as(actor, time);
const open = async (who: Person, filter: ForecastFilter = {}) => openForecast(who.ctx, await organisation(), filter);

/** The ids of the list that a link of a report opens, and what they are worth together. */
async function listed(who: Person, href: string) {
  const settings = await organisation();
  const query = Object.fromEntries(new URLSearchParams(href.split("?")[1]));
  const found = [];
  for (let cursor: string | undefined; ; ) {
    const filter = LeadFilter.parse({ ...query, cursor, limit: 3 });
    const page = await listLeads(who.ctx, settings, filter);
    found.push(...page.data);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return { ids: found.map(({ id }) => id), value: found.reduce((sum, lead) => sum + (lead.estimatedValue ?? 0), 0) };
}

/** A lead that is worked from its first day and closed at a time. */
async function closedAt(owner: Person, time: string, fields: object = {}, status = "closed-won"): Promise<string> {
  const then = await at(owner, new Date(Date.parse(time) - 3_600_000).toISOString());
  const id = await aLead(then, { estimatedValue: 1000, probability: 50, ...fields });
  await (await at(owner, time)).run(editLead, { id, status });
  return id;
}

async function note(time: string): Promise<void> {
  await notePipeline(await contextOf((await system()).actor, () => new Date(time)));
}

/** Everything a page says, by hand and by the lists it opens. */
async function expectTrue(who: Person, filter: ForecastFilter): Promise<void> {
  const page = await open(who, filter);
  const { wonIds, unweighedIds, activeIds, ...counted } = await forecastByHand(page);
  expect(toldForecast(page)).toEqual(counted);
  const { scope } = page;
  const sorted = async (href: string) => (await listed(who, href)).ids.sort();
  expect(await sorted(leadsHref(scope, { status: ACTIVE_STATUSES }))).toEqual(activeIds.sort());
  expect(await sorted(leadsHref(scope, { worth: "unknown" }))).toEqual(unweighedIds.sort());
  for (const part of page.byPerson) {
    expect((await listed(who, leadsHref(part.scope, { status: ACTIVE_STATUSES }))).ids).toHaveLength(part.leads);
  }
  for (const part of page.byStatus) {
    expect((await listed(who, leadsHref(part.scope, { status: [part.key] }))).ids).toHaveLength(part.leads);
  }
  for (const month of page.months) {
    const list = await listed(who, wonHref(scope, month));
    expect([month.month, list.ids.sort()]).toEqual([month.month, wonIds[month.month]?.sort()]);
    expect(Math.round(list.value)).toBe(month.wonValue);
  }
}

describe("a forecast's figures", () => {
  test("are what counting by hand comes to, and open exactly their leads, in every time zone and slice", async () => {
    const other = await at(await person("agent"), NOW);
    // Around midnights of the three zones at both ends of October and November, and of the hour that clocks go back.
    const edges = [
      "10-01T07:00",
      "10-31T18:30",
      "10-31T20:00",
      "11-01T07:00",
      "11-01T09:00",
      "09-30T20:00",
      "02-28T20:00",
    ];
    for (const [n, edge] of edges.entries()) {
      for (const ms of [-1, 0]) {
        const time = new Date(Date.parse(`2026-${edge}:00.000Z`) + ms).toISOString();
        const fields = {
          estimatedValue: n === 3 ? undefined : 100.55 * (n + 1),
          industry: INDUSTRIES[n % 2],
          source: "Fair",
        };
        await closedAt(n % 2 ? agent : other, time, fields, n % 3 === 2 ? "closed-lost" : "closed-won");
      }
    }
    for (let n = 0; n < 14; n++) {
      const worth = { ...(n % 3 && { estimatedValue: n * 33.33 }), ...(n % 4 && { probability: n * 7 }) };
      const slice = { industry: n % 5 ? INDUSTRIES[n % 2] : undefined, source: n % 2 ? "Fair" : undefined };
      const holder = n === 6 ? manager : n % 2 ? agent : other;
      const id = await aLead(holder, { ...worth, ...slice, status: LEAD_STATUSES[n % 6] });
      if (n === 9) await manager.run(deleteLead, { id });
    }
    for (const timeZone of ZONES) {
      await (await system()).run(editSettings, { timeZone });
      await fillTotals(manager.ctx.db, 10_000);
      for (const filter of [{}, { months: "12" }, { industry: INDUSTRIES[1] }, { source: "(none)" }] as const) {
        await expectTrue(manager, filter);
      }
      await expectTrue(manager, { userId: agent.actor.id, industry: INDUSTRIES[0] });
      await expectTrue(agent, { userId: other.actor.id });
    }
    const { months } = await open(manager, { months: "12" });
    expect(months.filter(({ won }) => won > 0).length).toBeGreaterThan(3);
  });

  test("are an agent's own, whoever they ask for, before and after", async () => {
    await aLead(manager, { estimatedValue: 500, probability: 50, assignedTo: manager.actor.id });
    await aLead(agent, { estimatedValue: 100, probability: 10 });
    await note("2026-10-31T20:00:30.000Z");
    const page = await open(agent, { userId: manager.actor.id });
    expect([page.scope.userId, page.whole.weighted, page.people]).toEqual([agent.actor.id, 10, []]);
    expect(page.byPerson.map(({ key }) => key)).toEqual([agent.actor.id]);
    expect(page.months.at(-1)?.forecast).toMatchObject({ weighted: 10 });
    expect((await open(manager)).months.at(-1)?.forecast?.weighted).toBeGreaterThanOrEqual(260);
  });

  test("of somebody with nothing are 0, and say nothing of the past", async () => {
    const page = await open(agent);
    expect(page.whole).toEqual({ leads: 0, value: 0, weighted: 0, unweighed: 0 });
    expect(page.byPerson).toEqual([]);
    expect(page.months.map(({ forecast, won }) => [forecast, won])).toEqual(Array(7).fill([null, 0]));
    expect(page.error).toBeNull();
  });

  test("hold what is as great as a lead can be", async () => {
    const most = { estimatedValue: 1e12, probability: 100 };
    for (let n = 0; n < 3; n++) await aLead(agent, most);
    await closedAt(agent, "2026-11-10T09:00:00.000Z", most);
    await note("2026-11-19T20:00:00.000Z");
    const { whole, months } = await open(agent);
    expect([whole.value, whole.weighted, months.at(-1)?.wonValue]).toEqual([3e12, 3e12, 1e12]);
    expect(months.at(-1)?.forecast?.weighted).toBe(3e12);
    await expectTrue(agent, {});
  });
});

test("the leads beside one are its neighbours in a list of closed ones, at both of its ends too", async () => {
  const settings = await organisation();
  for (let n = 0; n < 9; n++) {
    const time = new Date(Date.parse("2026-10-28T09:00:00.000Z") + (n % 6) * 86_400_000).toISOString();
    await closedAt(agent, time, {}, n % 2 ? "closed-lost" : "closed-won");
  }
  await aLead(agent);
  const ranges = ["closedTo=2026-11-02", "closedFrom=2026-10-29&closedTo=2026-11-02", "closedFrom=2026-10-30"];
  for (const range of ranges) {
    for (const status of ["", "&status=closed-won", "&status=closed-won,closed-lost,new"]) {
      for (const who of [agent, manager]) {
        const list = `${range}${status}&assignedTo=${agent.actor.id}`;
        const { ids } = await listed(who, `/leads?${list}`);
        expect(ids.length).toBeGreaterThan(1);
        for (const [n, id] of ids.entries()) {
          const { previous, next } = await openWorkspace(who.ctx, settings, id, list);
          expect([list, n, previous?.id, next?.id]).toEqual([list, n, ids[n - 1], ids[n + 1]]);
        }
      }
    }
  }
});

describe("a lead that was won", () => {
  const wonNow = async (who: Person) => (await open(who)).months.map(({ won }) => won);

  test("is no longer when it is opened again, and then counts when it was closed last", async () => {
    const id = await closedAt(agent, "2026-09-10T09:00:00.000Z");
    expect(await wonNow(agent)).toEqual([0, 0, 0, 0, 1, 0, 0]);
    await (await at(agent, "2026-10-02T09:00:00.000Z")).run(editLead, { id, status: "qualified" });
    expect(await wonNow(agent)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await rows("select closed_at from leads where id = ?", id)).toEqual([{ closed_at: null }]);
    await (await at(agent, "2026-11-02T09:00:00.000Z")).run(editLead, { id, status: "closed-won" });
    await (await at(agent, "2026-11-05T09:00:00.000Z")).run(editLead, { id, notes: "Invoice sent." });
    expect(await wonNow(agent)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(await rows("select closed_at from leads where id = ?", id)).toEqual([
      { closed_at: "2026-11-02T09:00:00.000Z" },
    ]);
  });

  test("counts for who has it now, and not while it is deleted", async () => {
    const other = await at(await person("agent"), NOW);
    const id = await closedAt(agent, "2026-10-10T09:00:00.000Z");
    await manager.run(handOver, { ids: [id], assignedTo: other.actor.id });
    expect([await wonNow(agent), await wonNow(other)]).toEqual([Array(7).fill(0), [0, 0, 0, 0, 0, 1, 0]]);
    await manager.run(deleteLead, { id });
    expect(await wonNow(other)).toEqual(Array(7).fill(0));
    await manager.run(restoreLead, { id });
    expect(await wonNow(other)).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });

  test("from the first is won when it was created", async () => {
    await aLead(await at(agent, "2026-10-12T09:00:00.000Z"), { status: "closed-won", estimatedValue: 70 });
    expect((await open(agent)).months.at(-2)).toMatchObject({ won: 1, wonValue: 70 });
  });
});

describe("the pipeline at a month's beginning", () => {
  const MIDNIGHT = "2026-10-31T20:00:00.000Z"; // 1 November in Dubai

  test("is written down once, by whichever minute is first", async () => {
    const id = await aLead(agent, { estimatedValue: 1000, probability: 40 });
    await Promise.all([note(MIDNIGHT), note(MIDNIGHT), note(MIDNIGHT)]);
    const snapshot = () => rows("select * from pipeline_snapshots order by month, user_id");
    const before = await snapshot();
    expect(before.filter(({ user_id }) => user_id === agent.actor.id)).toEqual([
      { month: "2026-11", user_id: agent.actor.id, leads: 1, value: 100_000, weighted: 40_000, taken_at: MIDNIGHT },
    ]);
    await agent.run(editLead, { id, probability: 90 });
    await note("2026-10-31T20:01:00.000Z");
    await note("2026-11-30T19:59:59.000Z");
    expect(await snapshot()).toEqual(before);
    await note("2026-11-30T20:00:00.000Z");
    expect((await snapshot()).filter(({ user_id }) => user_id === agent.actor.id)).toHaveLength(2);
  });

  test("is all of it, each person's and nobody's, and adds up", async () => {
    await aLead(agent, { estimatedValue: 333.33, probability: 33 });
    await aLead(manager, { estimatedValue: 10, probability: 50 });
    await closedAt(agent, "2026-10-10T09:00:00.000Z");
    const gone = await aLead(agent, { estimatedValue: 999, probability: 99 });
    await manager.run(deleteLead, { id: gone });
    await note(MIDNIGHT);
    const [whole, parts] = await Promise.all(
      ["= '*'", "<> '*'"].map((which) =>
        rows(`select sum(leads) as leads, sum(value) as value, sum(weighted) as weighted from pipeline_snapshots
          where user_id ${which}`),
      ),
    );
    expect(whole).toEqual(parts);
    const { whole: now } = await forecastByHand(await open(manager));
    expect(whole?.[0]).toMatchObject({ leads: now.leads });
    expect((await open(manager)).months.at(-1)?.forecast?.weighted).toBe(now.weighted);
    const unassigned = await rows("select leads from pipeline_snapshots where user_id = ''");
    expect(Number(unassigned[0]?.leads)).toBeGreaterThan(0);
  });

  test("of a month that nobody saw begin is not recorded; of one with nothing in it, 0", async () => {
    await env.DB.exec("update leads set deleted_at = '2026-11-20T09:00:00.000Z' where deleted_at is null");
    await note("2026-09-30T20:00:00.000Z");
    const page = await open(manager);
    expect(page.months.map(({ month, forecast }) => [month, forecast?.weighted])).toEqual([
      ["2026-05", undefined],
      ["2026-06", undefined],
      ["2026-07", undefined],
      ["2026-08", undefined],
      ["2026-09", undefined],
      ["2026-10", 0],
      ["2026-11", undefined],
    ]);
    expect((await open(agent)).months.at(-2)?.forecast).toMatchObject({ weighted: 0 });
    for (const slice of [{ industry: "retail" }, { source: "Fair" }] as const) {
      expect((await open(manager, slice)).months.map(({ forecast }) => forecast)).toEqual(Array(7).fill(null));
    }
  });

  test("is said to be late when it is more than a day late, and then is no part of the mean", async () => {
    await aLead(agent, { estimatedValue: 1000, probability: 40 });
    await note("2026-09-01T19:59:59.000Z"); // a day less a second after midnight
    await note("2026-10-01T20:00:01.000Z"); // a second more than a day
    await closedAt(agent, "2026-09-10T09:00:00.000Z", { estimatedValue: 100 });
    const { months, error } = await open(agent);
    expect(months.slice(-3).map(({ forecast }) => forecast)).toEqual([
      { weighted: 400, takenAt: "2026-09-01T19:59:59.000Z", late: false },
      { weighted: 400, takenAt: "2026-10-01T20:00:01.000Z", late: true },
      null,
    ]);
    expect(error).toEqual({ months: 1, amount: 300, share: 75, tooHigh: 1, tooLow: 0 });
  });

  test("begins by the organisation's clock, and a new time zone writes no month twice", async () => {
    const months = async () =>
      (await rows("select month from pipeline_snapshots where user_id = '*' order by 1")).flatMap(Object.values);
    const zone = async (timeZone: string) => (await system()).run(editSettings, { timeZone });
    await zone("America/Los_Angeles");
    await note("2026-11-01T06:59:59.000Z");
    expect(await months()).toEqual(["2026-10"]);
    await note("2026-11-01T07:00:00.000Z");
    expect(await months()).toEqual(["2026-10", "2026-11"]);
    await note("2026-11-30T20:00:00.000Z");
    await zone("Asia/Kolkata");
    await note("2026-11-30T20:01:00.000Z");
    expect(await months()).toEqual(["2026-10", "2026-11", "2026-12"]);
    await zone("America/Los_Angeles");
    await note("2026-11-30T20:02:00.000Z");
    await note("2026-12-01T08:00:00.000Z");
    expect(await months()).toEqual(["2026-10", "2026-11", "2026-12"]);
  });

  test("reads little in a minute in which there is nothing to write", async () => {
    await note(MIDNIGHT);
    const { noCost, openDatabase } = await import("@/db/client");
    const cost = noCost();
    const now = () => new Date("2026-11-20T09:00:00.000Z");
    await notePipeline({ db: openDatabase(env.DB, cost), now });
    expect([cost.trips, cost.rows <= 3]).toEqual([1, true]);
  });
});

test("its files have the months and the pipeline in parts, and nothing where nothing was recorded", async () => {
  await aLead(agent, { estimatedValue: 1000, probability: 25, status: "qualified" });
  await closedAt(agent, "2026-10-10T09:00:00.000Z");
  await note("2026-09-30T20:00:00.000Z");
  const settings = await organisation();
  const read = async <K extends "forecast" | "pipeline">(kind: K) => {
    const source = sourceOf(kind);
    const filter = filterOf(kind, { userId: agent.actor.id });
    const { rows: lines, next } = await source.read(
      { ctx: manager.ctx, settings, filter, asOf: { time: NOW, seq: 0 } },
      null,
      100,
    );
    expect([next, lines.every((line) => line.length === source.columns(settings).length)]).toEqual([null, true]);
    return lines;
  };
  expect(await read("pipeline")).toEqual([["agent", "Qualified", 1, 1000, 250, 0]]);
  const months = await read("forecast");
  expect(months).toHaveLength(7);
  expect(months.slice(-3)).toEqual([
    ["2026-09", null, null, 0, 0, 0, null, null],
    ["2026-10", 250, "2026-09-30T20:00:00.000Z", 1, 1000, 0, 750, 25],
    ["2026-11", null, null, 0, 0, 0, null, null],
  ]);
});

test("a forecast of ten agents reads some hundred rows in one trip", async () => {
  const { noCost, openDatabase } = await import("@/db/client");
  const cost = noCost();
  await openForecast({ ...manager.ctx, db: openDatabase(env.DB, cost) }, await organisation(), { months: "12" });
  expect([cost.trips, cost.rows < 400]).toEqual([1, true]);
});
