import { redirect } from "next/navigation";
import { ResponseReport } from "@/components/reports/response-report";
import { addressOfPosted, readReportFilter } from "@/lib/analytics/report-filter";
import { openResponse } from "@/lib/analytics/response";
import { isManager } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function ResponseTime({ searchParams }: Props) {
  const [{ ctx, settings }, query] = await Promise.all([requireSession(), searchParams]);
  const report = readReportFilter(query, settings.timeZone, ctx.now().toISOString());
  const address = addressOfPosted(query, report, "/reports/response-time");
  if (address) redirect(address);
  const { startDate, endDate } = report.period;
  const { people, sources, ...page } = await openResponse(ctx, settings, { startDate, endDate, ...report.slice });
  return <ResponseReport {...report} {...{ page, people, sources }} manager={isManager(ctx.actor)} />;
}
