import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ReportPage } from "@/components/reports/report-page";
import { openDashboard } from "@/lib/analytics/dashboard";
import { fillTotals } from "@/lib/analytics/fill";
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
/** Milliseconds that a look at figures still on their way gives to bringing them on. */
const PATIENCE = 10_000;

export default async function ReportsPage({ searchParams }: Props) {
  const [{ ctx, settings, later }, params] = await Promise.all([requireSession(), searchParams]);
  const now = ctx.now().toISOString();
  const asked = readReportFilter(params, settings.timeZone, now);
  const address = addressOfPosted(params, asked);
  if (address) redirect(address);
  const { startDate, endDate } = asked.period;
  const { recent, people, sources, heard, missing, progress, ...page } = await openDashboard(
    ctx,
    settings,
    { startDate, endDate, ...asked.slice },
    { recent: RECENT, progress: true },
  );
  if (page.moving) later(() => fillTotals(ctx.db, PATIENCE));
  return (
    <ReportPage
      {...asked}
      {...{ page, progress, recent, people, sources, heard, missing, now }}
      manager={isManager(ctx.actor)}
      actorId={ctx.actor.id}
    />
  );
}
