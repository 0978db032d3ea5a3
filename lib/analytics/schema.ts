import type { LeadStatus, Outcome, WorkingWeek } from "@/lib/enums";

/** `[start, end)`: instants in UTC, ISO 8601. */
export interface Range {
  start: string;
  end: string;
}

/** What every figure of a report is counted over. `userId`, `industry` and `source` narrow it; `""` is "without one". */
export interface Scope extends Range {
  userId: string | null;
  industry: string | null;
  source: string | null;
}

/** Sums over calls. `timed` is how many of them have a duration; `seconds` are theirs together. */
export interface CallSums {
  calls: number;
  demos: number;
  timed: number;
  seconds: number;
}

/** What a period comes to. Durations in whole seconds, rounded down; `conversionRate` in per cent. */
export interface Figures {
  totalCalls: number;
  demosBooked: number;
  /** Mean of the calls that have a duration. */
  avgDuration: number;
  leadsCreated: number;
  /** Of the leads created in the period, those that are won now. */
  leadsWon: number;
  /** `leadsWon ÷ leadsCreated × 100`, one decimal; 0 without leads. */
  conversionRate: number;
}

export interface Trend {
  /** Local day, `YYYY-MM-DD`. */
  date: string;
  calls: number;
  demos: number;
  avgDuration: number;
  /** As in `CallSums`, so that days can be put together. */
  timed: number;
  seconds: number;
}

export interface Performer {
  id: string;
  name: string;
  totalCalls: number;
  demosBooked: number;
  avgDuration: number;
}

/** Everything the dashboard shows. */
export interface Dashboard {
  scope: Scope;
  /** The same length of time just before. */
  previous: Range;
  /** Where days are cut. */
  timeZone: string;
  /** Where weeks are cut: each begins with the first day of it. */
  workingWeek: WorkingWeek;
  /** A new time zone that the figures are being moved to, and how far that is, from 0 to 1. */
  moving: { timeZone: string; share: number } | null;
  figures: Figures;
  before: Figures;
  /** Leads being worked now, whenever they were created. */
  activeLeads: number;
  trends: Trend[];
  /** In the order of `OUTCOMES`, then those without one (null). */
  outcomes: { outcome: Outcome | null; calls: number }[];
  /** Leads by status now. */
  funnel: { status: LeadStatus; leads: number }[];
  /** Calls begun by local weekday (Monday first) and hour: 7 rows of 24. */
  hours: number[][];
  /** Empty for agents. Most calls first, at most ten. */
  topPerformers: Performer[];
}
