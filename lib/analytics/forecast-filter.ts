import { z } from "zod";
import { oneOf } from "@/lib/fields";
import { queryFrom } from "@/lib/list-url";
import { DashboardFilter } from "./filter";

/** How many whole months a forecast looks back. */
export const MONTHS = ["6", "12"] as const;

/** Whose and which leads: a pipeline is as of now, and has no period. */
export const PipelineFilter = DashboardFilter.pick({ userId: true, industry: true, source: true });

export const ForecastFilter = z.strictObject({ ...PipelineFilter.shape, months: oneOf(MONTHS).optional() });
export type ForecastFilter = z.output<typeof ForecastFilter>;

export const monthsOf = ({ months }: Pick<ForecastFilter, "months">) => Number(months ?? MONTHS[0]);

export function forecastHref(filter: ForecastFilter): string {
  const query = queryFrom(ForecastFilter, filter);
  return query ? `/reports/forecast?${query}` : "/reports/forecast";
}
