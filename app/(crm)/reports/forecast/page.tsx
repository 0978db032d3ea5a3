import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ForecastReport } from "@/components/reports/forecast-report";
import { openForecast } from "@/lib/analytics/forecast";
import { ForecastFilter, forecastHref } from "@/lib/analytics/forecast-filter";
import { readReportFilter } from "@/lib/analytics/report-filter";
import { isManager } from "@/lib/auth/roles";
import { filterFrom } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Forecast" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ForecastPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const { filter, problem } = filterFrom(ForecastFilter, params);
  // A form also sends what was left empty.
  if (!problem && Object.values(params).includes("")) redirect(forecastHref(filter));
  const now = ctx.now().toISOString();
  const { period } = readReportFilter(params, settings.timeZone, now);
  const { people, sources, ...page } = await openForecast(ctx, settings, filter);
  return (
    <ForecastReport
      {...{ page, filter, period, people, sources, problem, now }}
      manager={isManager(ctx.actor)}
      currency={settings.currency}
    />
  );
}
