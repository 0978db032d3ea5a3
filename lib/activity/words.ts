import type { ExportFormat, ExportKind } from "@/lib/enums";
import { formatDuration, formatMoney, formatWhen } from "@/lib/format";
import {
  CALL_TYPE_LABELS,
  CHANNEL_LABELS,
  EXPORT_FORMAT_LABELS,
  EXPORT_KIND_LABELS,
  EXPORT_STATUS_LABELS,
  INDUSTRY_LABELS,
  LEAD_STATUS_LABELS,
  OUTCOME_LABELS,
  ROLE_LABELS,
  SCHEDULE_LABELS,
  WORKING_WEEK_LABELS,
} from "@/lib/labels";
import { EVERYONE, TEAM } from "@/lib/targets/names";
import type { Activity } from "./schema";

/** What a log row says in the words of the trade. */

const ACTIONS: Record<string, string> = {
  lead_created: "added the lead",
  lead_updated: "changed the lead",
  lead_assigned: "handed the lead over",
  lead_deleted: "deleted the lead",
  lead_restored: "brought the lead back",
  call_started: "started a call",
  call_ended: "finished a call",
  call_logged: "logged a call",
  call_updated: "corrected a call",
  call_deleted: "deleted a call",
  call_restored: "brought a call back",
  conversation_added: "wrote a note",
  member_invited: "invited someone",
  member_linked: "signed in for the first time",
  member_role_changed: "changed a role",
  member_deactivated: "ended someone’s access",
  member_reactivated: "gave access again",
  settings_updated: "changed the settings",
  export_requested: "asked for an export",
  export_finished: "finished an export",
  export_failed: "could not finish an export",
  export_cancelled: "cancelled an export",
  export_expired: "removed the file of an export",
  export_downloaded: "downloaded an export",
  report_saved: "saved a report",
  saved_report_changed: "changed a saved report",
  saved_report_removed: "removed a saved report",
  saved_report_ran: "exported a saved report",
  target_set: "set the target",
};

export function sentenceOf(activity: Activity): string {
  if (activity.entity === "target") return `${ACTIONS[activity.action]} of ${aimedBy(activity)}`;
  return ACTIONS[activity.action] ?? activity.action.replaceAll("_", " ");
}

function aimedBy({ entityId, names }: Activity): string {
  if (entityId === EVERYONE) return "each agent";
  return entityId === TEAM ? "the team" : (names[entityId] ?? "someone");
}

/** What people call a field. */
export const FIELDS: Record<string, string> = {
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  company: "Company",
  industry: "Industry",
  status: "Status",
  source: "Source",
  notes: "Notes",
  estimatedValue: "Value",
  probability: "Probability",
  assignedTo: "Assignee",
  nextAction: "Next action",
  nextActionDate: "When",
  outcome: "Outcome",
  duration: "Duration",
  endTime: "End",
  callType: "Type",
  startTime: "Start",
  role: "Role",
  timeZone: "Time zone",
  country: "Country",
  currency: "Currency",
  reason: "Reason",
  rows: "Rows",
  schedule: "Schedule",
  format: "File",
  workingWeek: "Working days",
  callsPerDay: "Calls a working day",
  demosPerWeek: "Demos a week",
};

export interface FieldChange {
  label: string;
  before: string | null;
  after: string | null;
}

export interface Reader {
  timeZone: string;
  currency: string;
  now: string;
  /** The name of a person by id, where it is known. */
  nameOf(id: string): string;
}

/**
 * The fields that a change is worth reading for, before and after. A creation shows only what it says by itself; a target
 * that was set for the first time is none: it was nothing before.
 */
export function changesIn(activity: Activity, reader: Reader): FieldChange[] {
  const before = activity.before ?? (activity.entity === "target" ? {} : null);
  if (before === null) return [];
  const { after } = activity;
  return Object.keys(after ?? {})
    .filter((field) => activity.entity !== "target" || (before[field] ?? null) !== after?.[field])
    .filter((field) => field in FIELDS && !(WHOLE_CALLS.has(activity.action) && HEADLINE.has(field)))
    .map((field) => ({
      label: FIELDS[field] ?? field,
      before: textOf(field, before[field], reader),
      after: textOf(field, after?.[field], reader),
    }));
}

/** Calls told whole, whose headline shows these fields; a correction shows them before and after. */
const WHOLE_CALLS = new Set(["call_started", "call_ended", "call_logged"]);
const HEADLINE = new Set(["outcome", "duration", "notes"]);

/** What a call or note says: its outcome, how long it took, and the words. */
export function headlineOf(activity: Activity): {
  outcome?: string;
  duration?: string;
  body?: string;
  channel?: string;
} {
  const after = activity.after ?? {};
  const headline: { outcome?: string; duration?: string; body?: string; channel?: string } = {};
  if (activity.entity === "call" && typeof after.outcome === "string") headline.outcome = after.outcome;
  if (activity.entity === "call" && typeof after.duration === "number")
    headline.duration = formatDuration(after.duration);
  if (activity.entity === "call" && typeof after.notes === "string") headline.body = after.notes;
  if (activity.entity === "conversation" && typeof after.body === "string") headline.body = after.body;
  if (activity.entity === "conversation" && typeof after.channel === "string" && after.channel !== "note") {
    headline.channel = CHANNEL_LABELS[after.channel as keyof typeof CHANNEL_LABELS] ?? after.channel;
  }
  if (activity.entity === "savedReport" && typeof after.name === "string") headline.body = after.name;
  if (activity.action === "export_requested") headline.body = exportWords(after);
  return headline;
}

/** `Calls, as CSV: outcome demo-booked`. */
function exportWords({ kind, format, filter }: Record<string, unknown>): string {
  const said = Object.entries(JSON.parse(String(filter ?? "{}"))).map(([name, value]) => `${name} ${value}`);
  const [what, as] = [EXPORT_KIND_LABELS[kind as ExportKind], EXPORT_FORMAT_LABELS[format as ExportFormat]];
  return [`${what}, as ${as}`, said.join(", ")].filter(Boolean).join(": ");
}

const LABELS: Record<string, Record<string, string>> = {
  status: { ...LEAD_STATUS_LABELS, ...EXPORT_STATUS_LABELS },
  industry: INDUSTRY_LABELS,
  outcome: OUTCOME_LABELS,
  callType: CALL_TYPE_LABELS,
  role: ROLE_LABELS,
  schedule: SCHEDULE_LABELS,
  format: EXPORT_FORMAT_LABELS,
  workingWeek: WORKING_WEEK_LABELS,
};

/** A field's value as people read it; null when it is empty. */
export function textOf(field: string, value: unknown, reader: Reader): string | null {
  if (value === null || value === undefined || value === "") return null;
  const text = String(value);
  if (LABELS[field]) return LABELS[field][text] ?? text;
  if (field === "assignedTo") return reader.nameOf(text);
  if (field === "nextActionDate" || field === "startTime") return formatWhen(text, reader.timeZone, reader.now);
  if (field === "estimatedValue") return formatMoney(Number(value), reader.currency);
  if (field === "probability") return `${text}%`;
  if (field === "callsPerDay" || field === "demosPerWeek") return value === 0 ? "none" : text;
  if (field === "duration") return formatDuration(Number(value));
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
