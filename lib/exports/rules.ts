import { toDay } from "@/lib/time";
import type { Export } from "./schema";

const DAY = 86_400_000;
/** How long a file can be fetched. */
export const KEPT = 7 * DAY;
/** Rows of a workbook, the header not counted: more are refused, for a CSV file takes any number. */
export const XLSX_ROWS = 100_000;

export function expiryFrom(now: string): string {
  return new Date(Date.parse(now) + KEPT).toISOString();
}

/** Whether its file can be fetched. */
export function isThere({ status, expiresAt }: Pick<Export, "status" | "expiresAt">, now: string): boolean {
  return status === "ready" && expiresAt !== null && expiresAt > now;
}

export function tooLong(limit = XLSX_ROWS): string {
  const most = limit.toLocaleString("en");
  return `A workbook holds at most ${most} rows, and these are more. Choose CSV, or narrow the filters.`;
}

const NAMES = {
  leads: "leads",
  calls: "calls",
  activity: "activity",
  trend: "report-by-day",
  people: "report-by-person",
  industries: "report-by-industry",
  sources: "report-by-source",
  response: "report-response-time",
  promises: "report-follow-through",
  forecast: "forecast",
  pipeline: "pipeline",
};

/** `calls-2026-11-23.csv`, by the day it was asked for; a report by its own days: `report-by-day-2026-11-01-to-2026-11-30.xlsx`. */
export function fileNameOf(
  { kind, format, filter, createdAt }: Pick<Export, "kind" | "format" | "filter" | "createdAt">,
  timeZone: string,
): string {
  const { startDate, endDate } = JSON.parse(filter) as Record<string, unknown>;
  const when =
    typeof startDate === "string" && typeof endDate === "string"
      ? `${dayIn(startDate, timeZone)}-to-${dayIn(lastOf(endDate, timeZone), timeZone)}`
      : toDay(createdAt, timeZone);
  return `${NAMES[kind]}-${when}.${format}`;
}

function dayIn(dayOrInstant: string, timeZone: string): string {
  return dayOrInstant.length === 10 ? dayOrInstant : toDay(dayOrInstant, timeZone);
}

/** Ranges end before their end. */
function lastOf(end: string, timeZone: string): string {
  const instant = end.length === 10 ? `${end}T00:00:00Z` : end;
  const before = new Date(Date.parse(instant) - 1).toISOString();
  return end.length === 10 ? before.slice(0, 10) : toDay(before, timeZone);
}
