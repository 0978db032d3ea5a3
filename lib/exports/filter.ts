import { z } from "zod";
import { DashboardFilter, PromisesFilter } from "@/lib/analytics/filter";
import { ForecastFilter, PipelineFilter } from "@/lib/analytics/forecast-filter";
import { CallFilter } from "@/lib/calls/filter";
import { AppError, type FieldErrors } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";
import type { ExportKind } from "@/lib/enums";
import { LeadFilter } from "@/lib/leads/filter";

/** The log has no filters: all of it that one may see. */
export const ActivityFilter = z.strictObject({});

/** What the list or report behind each kind takes. */
export const FILTERS = {
  leads: LeadFilter,
  calls: CallFilter,
  activity: ActivityFilter,
  trend: DashboardFilter,
  people: DashboardFilter,
  industries: DashboardFilter,
  sources: DashboardFilter,
  response: DashboardFilter,
  promises: PromisesFilter,
  forecast: ForecastFilter,
  pipeline: PipelineFilter,
} satisfies Record<ExportKind, z.ZodObject<z.ZodRawShape>>;

export type FilterOf<K extends ExportKind> = z.output<(typeof FILTERS)[K]>;
/** A query string as an object. */
export type Query = Record<string, string | string[]>;

/** How a page of a list is cut, which an export is not. */
const PAGING = ["cursor", "limit", "sort", "include"];

/** The filter of a kind. Throws `invalid` with one sentence per field. */
export function filterOf<K extends ExportKind>(kind: K, query: Query): FilterOf<K> {
  const paging = Object.keys(query).filter((name) => PAGING.includes(name));
  if (paging.length > 0) throw invalid(Object.fromEntries(paging.map((name) => [name, "Unknown field."])));
  return parseInput(FILTERS[kind], query) as FilterOf<K>;
}

/** Whether it is about a period, or about how things stand. */
export function hasPeriod(kind: ExportKind): boolean {
  return "startDate" in FILTERS[kind].shape;
}

/** What is wrong with it, by field. */
export function problemsOf(kind: ExportKind, query: Query): FieldErrors {
  try {
    filterOf(kind, query);
    return {};
  } catch (error) {
    if (error instanceof AppError && error.fields) return error.fields;
    throw error;
  }
}

/** What of a page's address an export takes over: known names, without paging. */
export function queryIn(kind: ExportKind, params: Record<string, string | string[] | undefined>): Query {
  const names = Object.keys(FILTERS[kind].shape).filter((name) => !PAGING.includes(name));
  const known = names.flatMap((name): [string, string | string[]][] => {
    const value = params[name];
    return value && value.length > 0 ? [[name, value]] : [];
  });
  return Object.fromEntries(known);
}

function invalid(fields: FieldErrors): AppError {
  return new AppError("invalid", "Some fields need a correction.", fields);
}
