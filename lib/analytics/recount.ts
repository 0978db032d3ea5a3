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
  probability from leads where deleted_at is null`;
const ACTIVE = "v.state = 'active'";

/** The narrowest totals of calls: a million calls are counted faster once, and these then summed. */
export const OWN_CALLS = selectOwnCallTotals(CALLS, ACTIVE);

export interface Recount {
  table: "call_totals" | "lead_day_totals" | "lead_totals" | "lead_close_totals";
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
];
