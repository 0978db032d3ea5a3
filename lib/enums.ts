/** The closed vocabularies of the product: the one source for database, API, forms and reports. */

export const ROLES = ["agent", "manager", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const INDUSTRIES = ["real-estate", "retail", "trading", "logistics", "consulting"] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const LEAD_STATUSES = ["new", "contacted", "qualified", "demo-scheduled", "closed-won", "closed-lost"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** The statuses of a lead still being worked, in the order of the funnel. */
export const ACTIVE_STATUSES = ["new", "contacted", "qualified", "demo-scheduled"] as const satisfies LeadStatus[];

/** The statuses of a lead that is over: won or lost. */
export const CLOSED_STATUSES = ["closed-won", "closed-lost"] as const satisfies LeadStatus[];

export function isClosed(status: LeadStatus): status is (typeof CLOSED_STATUSES)[number] {
  return CLOSED_STATUSES.some((one) => one === status);
}

export const CALL_TYPES = ["outbound", "inbound"] as const;
export type CallType = (typeof CALL_TYPES)[number];

export const OUTCOMES = [
  "demo-booked",
  "follow-up-scheduled",
  "callback-requested",
  "no-answer",
  "busy",
  "not-interested",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How soon after it came in a lead's first call began: each leaves out what those before it have. `none`: not yet. */
export const FIRST_CALLS = ["5-minutes", "hour", "day", "later", "none"] as const;
export type FirstCall = (typeof FIRST_CALLS)[number];

/** What became of a promise: a call of its lead by the end of the day it was due, one after that, or none yet. */
export const FOLLOW_UPS = ["kept", "late", "open"] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** What a filter calls the rows that have none. A source is any text, so its word wears brackets. */
export const NONE = "none";
export const NO_SOURCE = "(none)";

export const CHANNELS = ["note", "email", "sms", "whatsapp", "meeting", "phone"] as const;
export type Channel = (typeof CHANNELS)[number];

/** First and last working day. A week begins with the first, whatever the calendar on the wall says. */
export const WORKING_WEEKS = ["mon-fri", "mon-sat", "mon-sun", "sun-thu", "sun-fri", "sat-wed", "sat-thu"] as const;
export type WorkingWeek = (typeof WORKING_WEEKS)[number];

export const DIRECTIONS = ["internal", "inbound", "outbound"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const OPERATION_STATUSES = ["applied", "conflict", "rejected"] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** What can be had as a file: the rows of a list, or a report. */
export const EXPORT_KINDS = [
  "leads",
  "calls",
  "activity",
  "trend",
  "people",
  "industries",
  "sources",
  "response",
  "promises",
  "forecast",
  "pipeline",
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** Those of them that are reports. */
export const REPORT_KINDS = [
  "trend",
  "people",
  "industries",
  "sources",
  "response",
  "promises",
  "forecast",
  "pipeline",
] as const satisfies readonly ExportKind[];
export type ReportKind = (typeof REPORT_KINDS)[number];

export const SCHEDULES = ["never", "daily", "weekly", "monthly"] as const;
export type Schedule = (typeof SCHEDULES)[number];

export const EXPORT_FORMATS = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATUSES = ["running", "ready", "failed", "cancelled", "expired"] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];
