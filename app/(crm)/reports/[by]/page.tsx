import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { BreakdownReport } from "@/components/reports/breakdown-report";
import { openBreakdown } from "@/lib/analytics/breakdown";
import { BREAKDOWNS } from "@/lib/analytics/filter";
import { addressOfPosted, readReportFilter } from "@/lib/analytics/report-filter";
import { isManager } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";
import { FollowThrough } from "./follow-through";
import { ResponseTime } from "./response-time";

/** Reports that are no breakdown, of the same route: each route of its own weighs on the Worker. */
const OTHERS: Partial<Record<string, { title: string; Report: typeof ResponseTime }>> = {
  "response-time": { title: "Response time", Report: ResponseTime },
  "follow-through": { title: "Follow-through", Report: FollowThrough },
};

interface Props {
  params: Promise<{ by: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: OTHERS[(await params).by]?.title ?? "Reports" };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const Report = OTHERS[(await params).by]?.Report;
  return Report ? <Report searchParams={searchParams} /> : <Breakdown params={params} searchParams={searchParams} />;
}

async function Breakdown({ params, searchParams }: Props) {
  const [{ ctx, settings }, { by: asked }, query] = await Promise.all([requireSession(), params, searchParams]);
  const by = BREAKDOWNS.find((one) => one === asked);
  const manager = isManager(ctx.actor);
  if (!by || (by === "people" && !manager)) notFound();
  const report = readReportFilter(query, settings.timeZone, ctx.now().toISOString());
  const address = addressOfPosted(query, report, `/reports/${by}`);
  if (address) redirect(address);
  const { startDate, endDate } = report.period;
  const { people, sources, ...page } = await openBreakdown(ctx, settings, { startDate, endDate, ...report.slice }, by);
  return <BreakdownReport {...report} {...{ page, people, sources, manager }} currency={settings.currency} />;
}
