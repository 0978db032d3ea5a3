import type { ReactNode } from "react";
import { ExportLink } from "@/components/exports/export-link";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SaveLink } from "@/components/saved-reports/save-link";
import { Alert } from "@/components/ui/alert";
import { rangeWords } from "@/lib/analytics/period-words";
import { type ReportFilter, reportQuery } from "@/lib/analytics/report-filter";
import type { Scope } from "@/lib/analytics/schema";
import type { ReportKind } from "@/lib/enums";
import { LISTS } from "@/lib/exports/lists";
import { PeriodTabs } from "./period-tabs";
import { ReportFilters } from "./report-filters";
import { ReportTabs } from "./report-tabs";

export interface FramedReport extends ReportFilter {
  page: { scope: Scope; timeZone: string };
  people: { id: string; name: string }[];
  sources: string[];
  manager: boolean;
}

interface Props extends FramedReport {
  kind: ReportKind;
  title: string;
  /** Whether industry and source narrow it, too. */
  sliced?: boolean;
  children: ReactNode;
}

/** What stands around a report of a period: its name, the ways out of it, period and filters. */
export function ReportFrame({ kind, title, page, people, sources, manager, sliced = true, children, ...asked }: Props) {
  const { period, slice, problems } = asked;
  const { path } = LISTS[kind];
  return (
    <>
      <PageHeader
        title={title}
        subtitle={<bdi>{rangeWords(page.scope, page.timeZone)}</bdi>}
        actions={
          manager && (
            <>
              <SaveLink kind={kind} period={period} slice={slice} />
              <ExportLink kind={kind} query={reportQuery(period, slice)} />
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
        <ReportFilters {...{ page, period, slice, manager, people, sources, path, sliced }} />
        {children}
      </PageBody>
    </>
  );
}
