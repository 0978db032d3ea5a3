import { PhoneOff } from "lucide-react";
import { ExportLink } from "@/components/exports/export-link";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SaveLink } from "@/components/saved-reports/save-link";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { BreakdownPage } from "@/lib/analytics/breakdown";
import { rangeWords } from "@/lib/analytics/period-words";
import { type ReportFilter, reportQuery, reportsHref } from "@/lib/analytics/report-filter";
import { BreakdownTable } from "./breakdown-table";
import { LeaderboardCard } from "./leaderboard-card";
import { PeriodTabs } from "./period-tabs";
import { ReportFilters } from "./report-filters";
import { ReportTabs } from "./report-tabs";

interface Props extends ReportFilter {
  page: BreakdownPage;
  sources: string[];
  people: { id: string; name: string }[];
  manager: boolean;
  currency: string;
}

/** The figures of a period by person, industry or source, as a table. */
export function BreakdownReport({ page, sources, people, manager, currency, period, slice, problems }: Props) {
  const path = `/reports/${page.by}`;
  return (
    <>
      <PageHeader
        title={TITLES[page.by]}
        subtitle={rangeWords(page.scope, page.timeZone)}
        actions={
          manager && (
            <>
              <SaveLink kind={page.by} period={period} slice={slice} />
              <ExportLink kind={page.by} query={reportQuery(period, slice)} />
            </>
          )
        }
      >
        <PeriodTabs period={period} slice={slice} path={path} />
      </PageHeader>
      <PageBody className="grid-cols-1">
        <ReportTabs current={path} {...{ period, slice, manager }} />
        {problems.map((problem) => (
          <Alert key={problem} variant="warning" title={problem} />
        ))}
        <ReportFilters {...{ page, period, slice, manager, people, sources, path }} />
        {page.by === "people" && <LeaderboardCard board={page.leaderboard} everyone={reportsHref(period, {}, path)} />}
        <Card className="overflow-x-auto">
          {page.rows.length > 0 ? (
            <BreakdownTable page={page} currency={currency} />
          ) : (
            <EmptyState
              icon={<PhoneOff />}
              title="Nothing to count in this period"
              description="Choose a longer period, or fewer filters."
            />
          )}
        </Card>
        <p className="text-muted-foreground text-sm">
          Calls count for who made them, and leads for who has them now. Active leads, pipeline and its weight by
          probability are as of now. Days are cut in {page.timeZone}.
        </p>
      </PageBody>
    </>
  );
}

const TITLES = { people: "Reports by person", industries: "Reports by industry", sources: "Reports by source" };
