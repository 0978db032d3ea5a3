import { selectCallTotals, selectLeadDayTotals, selectLeadTotals, selectOwnCallTotals } from "./totals";

/** What totals should be, from the tables as they are, in the order of the totals' columns. */

const CALLS = `select 1 as sign, id, user_id, start_time, duration, outcome, industry, source from calls
  where deleted_at is null`;
const LEADS = `select 1 as sign, id, assigned_to, created_at, status, industry, source, estimated_value, probability,
  first_call, first_call_wait from leads where deleted_at is null`;
const ACTIVE = "v.state = 'active'";

/** The narrowest totals of calls: a million calls are counted faster once, and these then summed. */
export const OWN_CALLS = selectOwnCallTotals(CALLS, ACTIVE);

export interface Recount {
  table: "call_totals" | "lead_day_totals" | "lead_totals";
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
];

/** A column that triggers keep from other rows, and what it should be: `id` and `value`, of rows that should have one. */
export interface KeptColumn {
  table: string;
  column: string;
  select: string;
}

export const KEPT_COLUMNS: readonly KeptColumn[] = [
  {
    table: "leads",
    column: "first_call_at",
    select: "select lead_id as id, min(start_time) as value from calls where deleted_at is null group by 1",
  },
];

/** The rows where it is something else: their ids, and what it should be. */
export const wrongIn = ({ table, column, select }: KeptColumn) =>
  `select t.id, k.value from ${table} t left join (${select}) k on k.id = t.id where t.${column} is not k.value`;
