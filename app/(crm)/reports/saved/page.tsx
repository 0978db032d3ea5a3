import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { ReportTabs } from "@/components/reports/report-tabs";
import { SavedReportList } from "@/components/saved-reports/saved-report-list";
import { periodOf } from "@/lib/analytics/period";
import { isManager } from "@/lib/auth/roles";
import { openSavedReports } from "@/lib/saved-reports/queries";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Saved reports" };

export default async function SavedReportsPage() {
  const { ctx, settings } = await requireSession();
  if (!isManager(ctx.actor)) notFound();
  const { reports, people } = await openSavedReports(ctx);
  const { timeZone, workingWeek } = settings;
  const now = ctx.now().toISOString();
  return (
    <>
      <PageHeader title="Saved reports" subtitle="Only yours" />
      <PageBody className="max-w-4xl">
        <ReportTabs current="/reports/saved" period={periodOf({}, timeZone, now)} slice={{}} manager />
        <SavedReportList
          reports={reports}
          workingWeek={workingWeek}
          reader={{ timeZone, now, nameOf: (id) => people[id] ?? "someone" }}
        />
      </PageBody>
    </>
  );
}
