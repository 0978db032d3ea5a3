import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ReportPage } from "@/components/reports/report-page";
import { openDashboard } from "@/lib/analytics/dashboard";
import { addressOfPosted, readReportFilter } from "@/lib/analytics/report-filter";
import { isManager } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

export async function generateMetadata(): Promise<Metadata> {
  const { ctx } = await requireSession();
  return { title: isManager(ctx.actor) ? "Reports" : "My figures" };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How much of what happened last stands beside the figures. */
const RECENT = 8;

export default async function ReportsPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const now = ctx.now().toISOString();
  const asked = readReportFilter(params, settings.timeZone, now);
  const address = addressOfPosted(params, asked);
  if (address) redirect(address);
  const { startDate, endDate } = asked.period;
  const { recent, people, sources, ...page } = await openDashboard(
    ctx,
    settings,
    { startDate, endDate, ...asked.slice },
    RECENT,
  );
  return <ReportPage {...asked} {...{ page, recent, people, sources, now }} manager={isManager(ctx.actor)} />;
}
