import { filterFrom, oneOf, queryFrom } from "@/lib/list-url";
import { DashboardFilter, type Preset } from "./filter";
import { type Period, periodOf, USUAL_PRESET } from "./period";

type SearchParams = Record<string, string | string[] | undefined>;

/** Whose and which calls, whatever the period. */
const Slice = DashboardFilter.pick({ userId: true, industry: true, source: true });
export type Slice = Pick<DashboardFilter, "userId" | "industry" | "source">;

export interface ReportFilter {
  period: Period;
  slice: Slice;
  /** What of the address was not understood, in sentences. */
  problems: string[];
}

/** What the address of a report asks for; what cannot be had is dropped, and said. */
export function readReportFilter(params: SearchParams, timeZone: string, now: string): ReportFilter {
  const asked = {
    preset: oneOf(params.preset),
    startDate: oneOf(params.startDate),
    endDate: oneOf(params.endDate),
    through: oneOf(params.through),
  };
  const period = periodOf(asked, timeZone, now);
  const { filter: slice, problem } = filterFrom(Slice, params);
  const told = problem && `Part of this address was not understood. ${problem}`;
  return { period, slice, problems: [period.problem, told].filter((one) => one !== null) };
}

/** The address of a report: of a preset, or of a range as the API has it. */
export function reportsHref(
  period: { preset: Preset | null; startDate?: string; endDate?: string },
  slice: Slice = {},
  path = "/reports",
) {
  const { preset, startDate, endDate } = period;
  const query = queryFrom(DashboardFilter, preset ? slice : { startDate, endDate, ...slice });
  const named = preset && preset !== USUAL_PRESET ? `preset=${preset}` : "";
  const whole = [named, query].filter(Boolean).join("&");
  return whole ? `${path}?${whole}` : path;
}

/** The query string of exactly these days, for whom “30 days” is another range tomorrow. */
export function reportQuery({ startDate, endDate }: Pick<Period, "startDate" | "endDate">, slice: Slice): string {
  return queryFrom(DashboardFilter, { startDate, endDate, ...slice });
}

/** Where what a form posts leads on to: its last day becomes an end, and empty fields go. */
export function addressOfPosted(
  params: SearchParams,
  { period, slice, problems }: ReportFilter,
  path?: string,
): string | null {
  return params.through !== undefined && problems.length === 0 ? reportsHref(period, slice, path) : null;
}
