import { redirect } from "next/navigation";
import { PromisesReport } from "@/components/reports/promises-report";
import { openPromises } from "@/lib/analytics/promises";
import { addressOfPosted, readReportFilter } from "@/lib/analytics/report-filter";
import { isManager } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

const UNSLICED = "This report is by person alone: industry and source do not narrow it.";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function FollowThrough({ searchParams }: Props) {
  const [{ ctx, settings }, query] = await Promise.all([requireSession(), searchParams]);
  const now = ctx.now().toISOString();
  const { slice, ...asked } = readReportFilter(query, settings.timeZone, now);
  const problems = slice.industry || slice.source ? [...asked.problems, UNSLICED] : asked.problems;
  const report = { ...asked, problems, slice: slice.userId ? { userId: slice.userId } : {} };
  const address = addressOfPosted(query, { ...report, problems: asked.problems }, "/reports/follow-through");
  if (address) redirect(address);
  const { startDate, endDate } = report.period;
  const { people, ...page } = await openPromises(ctx, settings, { startDate, endDate, userId: report.slice.userId });
  return <PromisesReport {...report} {...{ page, people, now }} sources={[]} manager={isManager(ctx.actor)} />;
}
