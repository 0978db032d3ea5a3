import { selectPromiseTotals } from "./promise-totals";
import {
  selectCallTotals,
  selectLeadCloseTotals,
  selectLeadDayTotals,
  selectLeadTotals,
  selectOwnCallTotals,
} from "./totals";

/** What totals should be, from the tables as they are, in the order of the totals' columns. */

const CALLS = `select 1 as sign, id, user_id, start_time, duration, outcome, industry, source from calls
  where deleted_at is null`;
const LEADS = `select 1 as sign, id, assigned_to, created_at, closed_at, status, industry, source, estimated_value,
  probability, first_call, first_call_wait from leads where deleted_at is null`;
const PROMISED = "deleted_at is null and next_action_date is not null";
const PROMISES = `select 1 as sign, id, user_id, next_action_date, followed_at from calls where ${PROMISED}`;
const ACTIVE = "v.state = 'active'";

/** The narrowest totals of calls: a million calls are counted faster once, and these then summed. */
export const OWN_CALLS = selectOwnCallTotals(CALLS, ACTIVE);

export interface Recount {
  table: "call_totals" | "lead_day_totals" | "lead_totals" | "lead_close_totals" | "promise_totals";
  /** The columns that say whose total it is; the others are sums. */
  key: readonly string[];
  /** Of which of its rows this is the truth. */
  where: string;
  select: string;
}

const SLICE = ["version", "industry", "source", "day", "user_id"];
const OF_ACTIVE = "version = (select id from report_versions where state = 'active')";

export const RECOUNTS: readonly Recount[] = [
  {
    table: "call_totals",
    key: SLICE,
    where: OF_ACTIVE,
    select: selectCallTotals(CALLS, ACTIVE),
  },
  {
    table: "lead_day_totals",
    key: SLICE,
    where: OF_ACTIVE,
    select: selectLeadDayTotals(LEADS, ACTIVE),
  },
  {
    table: "lead_totals",
    key: ["industry", "source", "user_id", "status"],
    where: "true",
    select: selectLeadTotals(LEADS),
  },
  {
    table: "lead_close_totals",
    key: SLICE,
    where: OF_ACTIVE,
    select: selectLeadCloseTotals(LEADS, ACTIVE),
  },
  {
    table: "promise_totals",
    key: ["version", "day", "user_id"],
    where: OF_ACTIVE,
    select: selectPromiseTotals(PROMISES, ACTIVE),
  },
];

/**
 * A column that triggers keep from other rows, and what it should be: `id` and `value`, of rows that should have one. In rows
 * that are not `where`, nobody reads it.
 */
export interface KeptColumn {
  table: string;
  column: string;
  where: string;
  select: string;
}

export const KEPT_COLUMNS: readonly KeptColumn[] = [
  {
    table: "leads",
    column: "first_call_at",
    where: "true",
    select: "select lead_id as id, min(start_time) as value from calls where deleted_at is null group by 1",
  },
  {
    table: "calls",
    column: "followed_at",
    where: PROMISED,
    // Calls that begin at the same instant do not follow each other.
    select: `with starts as (select distinct lead_id, start_time from calls where deleted_at is null),
      followed as (select lead_id, start_time, lead(start_time) over (partition by lead_id order by start_time) as value from starts)
      select c.id, f.value from calls c join followed f on f.lead_id = c.lead_id and f.start_time = c.start_time
      where c.deleted_at is null and f.value is not null`,
  },
];

/** The rows where it is something else: their ids, and what it should be. */
export const wrongIn = ({ table, column, where, select }: KeptColumn) =>
  `select t.id, k.value from (select id, ${column} as kept from ${table} where ${where}) t
    left join (${select}) k on k.id = t.id where t.kept is not k.value`;
