import { PRESETS } from "@/lib/analytics/filter";
import { PRESET_LABELS } from "@/lib/analytics/period-words";
import type { ReportKind } from "@/lib/enums";
import { hasPeriod } from "@/lib/exports/filter";
import { LISTS } from "@/lib/exports/lists";
import { filterWords, type Reader } from "@/lib/exports/words";
import type { ReportQuery } from "./schema";

const NAMES = ["preset", "startDate", "endDate", "userId", "industry", "source", "months"] as const;

/** What of a report's address is kept. */
export function queryIn(params: Record<string, string | string[] | undefined>): ReportQuery {
  const known = NAMES.flatMap((name) => {
    const value = params[name];
    return typeof value === "string" && value !== "" ? [[name, value]] : [];
  });
  return Object.fromEntries(known);
}

export function addressOf(kind: ReportKind, query: ReportQuery): string {
  const params = new URLSearchParams(query as Record<string, string>).toString();
  return params ? `${LISTS[kind].path}?${params}` : LISTS[kind].path;
}

/** What it shows, as people say it: its period first. */
export function wordsOf(kind: ReportKind, { preset, ...query }: ReportQuery, reader: Reader): string[] {
  const named = PRESETS.find((one) => one === (preset ?? "30-days"));
  const words = filterWords(query as Record<string, string>, reader);
  return !hasPeriod(kind) || query.startDate || query.endDate || !named ? words : [PRESET_LABELS[named], ...words];
}
