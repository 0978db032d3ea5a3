import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "@/db/client";
import { numbered } from "./dashboard-statements";
import { addPromiseTotals, selectPromiseTotals } from "./promise-totals";
import {
  addCallTotals,
  addLeadCloseTotals,
  addLeadDayTotals,
  selectCallTotals,
  selectLeadCloseTotals,
  selectLeadDayTotals,
} from "./totals";
import { zoneOffsets } from "./zone-offsets";

/** Rows counted a round trip: some 100,000 additions, well within what D1 gives one batch. */
const CALLS = 4000;
const LEADS = 8000;
const ALL = "~";

interface Version {
  id: number;
  timeZone: string;
  state: "filling" | "active" | "retired";
  callsThrough: string;
  leadsThrough: string;
}

/**
 * Brings the totals to the organisation's time zone, in steps that each are whole, for at most `patience` milliseconds;
 * answers whether they are there. May be run by several at a time, and broken off anywhere: a step counts what no other has counted.
 */
export async function fillTotals(db: Database, patience: number): Promise<boolean> {
  const until = performance.now() + patience;
  do {
    const [[organisation], versions] = (await db.batch([
      statement<{ timeZone: string }>(db, sql`select time_zone as timeZone from settings`),
      statement(db, VERSIONS),
    ])) as unknown as [{ timeZone: string }[], Version[]];
    const timeZone = organisation?.timeZone ?? "UTC";
    const active = versions.find(({ state }) => state === "active");
    const filling = versions.find(({ state }) => state === "filling");
    const retired = versions.find(({ state }) => state === "retired");
    if (filling && (filling.timeZone !== timeZone || active?.timeZone === timeZone)) await retire(db, filling.id);
    else if (filling) await fillOn(db, filling);
    else if (active?.timeZone !== timeZone) await begin(db, timeZone);
    else if (retired) await clear(db, retired.id);
    else return true;
  } while (performance.now() < until);
  return false;
}

const VERSIONS = sql`select id, time_zone as timeZone, state, calls_through as callsThrough,
  leads_through as leadsThrough from report_versions order by id`;

async function begin(db: Database, timeZone: string): Promise<void> {
  const offsets = JSON.stringify(zoneOffsets(timeZone));
  // Only one of several that begin at once does.
  const id = sql`(select id from report_versions where state = 'filling')`;
  await db.batch([
    statement(
      db,
      sql`insert into report_versions (time_zone, state, calls_through, leads_through)
        select ${timeZone}, 'filling', '', '' where not exists ${id}`,
    ),
    statement(
      db,
      sql`insert into zone_offsets (version, from_time, seconds) select ${id}, value ->> 'from', value ->> 'seconds'
        from json_each(${offsets})
        where exists (select 1 from report_versions where state = 'filling' and time_zone = ${timeZone})
        on conflict do nothing`,
    ),
  ]);
}

async function fillOn(db: Database, { id, callsThrough, leadsThrough }: Version): Promise<void> {
  if (callsThrough !== ALL) return fillCalls(db, id, callsThrough);
  if (leadsThrough !== ALL) return fillLeads(db, id, leadsThrough);
  await db.batch([
    // Whoever switches, the version that is full is the one that stays.
    statement(
      db,
      sql`update report_versions set state = iif(id = ${id}, 'active', 'retired') where exists (select 1 from report_versions
        where id = ${id} and state = 'filling' and calls_through = ${ALL} and leads_through = ${ALL})`,
    ),
  ]);
}

async function fillCalls(db: Database, id: number, through: string): Promise<void> {
  const next = await nextOf(db, sql`calls`, through, CALLS);
  const changes = `select 1 as sign, id, user_id, start_time, duration, outcome, industry, source from calls
    where deleted_at is null and `;
  const add = addCallTotals(selectCallTotals(`${changes} id > ?1 and id <= ?2`, "v.id = ?3 and v.calls_through = ?1"));
  const promises = `select 1 as sign, id, user_id, next_action_date, followed_at from calls
    where deleted_at is null and next_action_date is not null and `;
  const addPromises = addPromiseTotals(
    selectPromiseTotals(`${promises} id > ?1 and id <= ?2`, "v.id = ?3 and v.calls_through = ?1"),
  );
  await db.batch([
    statement(db, numbered(add, [through, next, id])),
    statement(db, numbered(addPromises, [through, next, id])),
    statement(
      db,
      sql`update report_versions set calls_through = ${next} where id = ${id} and calls_through = ${through}`,
    ),
  ]);
}

async function fillLeads(db: Database, id: number, through: string): Promise<void> {
  const next = await nextOf(db, sql`leads`, through, LEADS);
  const changes = `select 1 as sign, id, assigned_to, created_at, closed_at, status, industry, source, estimated_value,
    first_call, first_call_wait from leads where deleted_at is null and id > ?1 and id <= ?2`;
  const here = "v.id = ?3 and v.leads_through = ?1";
  await db.batch([
    statement(db, numbered(addLeadDayTotals(selectLeadDayTotals(changes, here)), [through, next, id])),
    statement(db, numbered(addLeadCloseTotals(selectLeadCloseTotals(changes, here)), [through, next, id])),
    statement(
      db,
      sql`update report_versions set leads_through = ${next} where id = ${id} and leads_through = ${through}`,
    ),
  ]);
}

/** The id that a step ends with; all there are, when there are no more than fit. */
async function nextOf(db: Database, table: SQL, through: string, size: number): Promise<string> {
  const [[last]] = (await db.batch([
    statement(db, sql`select id from ${table} where id > ${through} order by id limit 1 offset ${size - 1}`),
  ])) as unknown as [{ id: string }[]];
  return last?.id ?? ALL;
}

async function retire(db: Database, id: number): Promise<void> {
  await db.batch([
    statement(db, sql`update report_versions set state = 'retired' where id = ${id} and state = 'filling'`),
  ]);
}

/** Rows removed a round trip. */
const CLEARED = 5000;

/** Nobody reads a retired version: its rows go a few at a time, and it last. */
async function clear(db: Database, id: number): Promise<void> {
  const some = (table: SQL, slice = sql`industry, source,`) => sql`delete from ${table}
    where (version, ${slice} day, user_id) in
    (select version, ${slice} day, user_id from ${table} where version = ${id} limit ${CLEARED})`;
  const none = sql`not exists (select 1 from call_totals where version = ${id})
    and not exists (select 1 from lead_day_totals where version = ${id})
    and not exists (select 1 from lead_close_totals where version = ${id})
    and not exists (select 1 from promise_totals where version = ${id})`;
  await db.batch([
    statement(db, some(sql`call_totals`)),
    statement(db, some(sql`lead_day_totals`)),
    statement(db, some(sql`lead_close_totals`)),
    statement(db, some(sql`promise_totals`, sql``)),
    statement(db, sql`delete from zone_offsets where version = ${id} and ${none}`),
    statement(db, sql`delete from report_versions where id = ${id} and ${none}`),
  ]);
}
