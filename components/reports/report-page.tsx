import { PhoneOff } from "lucide-react";
import { ExportLink } from "@/components/exports/export-link";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SaveLink } from "@/components/saved-reports/save-link";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Activity } from "@/lib/activity/schema";
import { rangeWords } from "@/lib/analytics/period-words";
import type { Progress } from "@/lib/analytics/progress";
import { type ReportFilter, reportQuery } from "@/lib/analytics/report-filter";
import type { Dashboard } from "@/lib/analytics/schema";
import type { Heard, Missing } from "@/lib/devices/heard";
import { Covered } from "./covered";
import { DurationChart } from "./duration-chart";
import { FigureCards } from "./figure-cards";
import { Funnel } from "./funnel";
import { HeardFrom } from "./heard-from";
import { HourMap } from "./hour-map";
import { MayMiss } from "./may-miss";
import { OutcomeMix } from "./outcome-mix";
import { PeriodTabs } from "./period-tabs";
import { ProgressPanel } from "./progress-panel";
import { RecentActivity } from "./recent-activity";
import { ReportFilters } from "./report-filters";
import { ReportTabs } from "./report-tabs";
import { TopPerformers } from "./top-performers";
import { TrendChart } from "./trend-chart";

interface Props extends ReportFilter {
  page: Dashboard;
  progress: Progress | null;
  recent?: Activity[];
  people: { id: string; name: string }[];
  sources: string[];
  heard?: Heard[];
  missing?: Missing;
  manager: boolean;
  actorId: string;
  now: string;
}

export function ReportPage({ page, progress, recent = [], heard = [], missing, now, ...props }: Props) {
  const { people, sources, manager, actorId, period, slice, problems } = props;
  const { scope, timeZone, moving, figures, topPerformers } = page;
  const person = manager && scope.userId ? (people.find(({ id }) => id === scope.userId)?.name ?? "one person") : null;
  return (
    <>
      <PageHeader
        title={manager ? "Reports" : "My figures"}
        subtitle={<bdi>{rangeWords(scope, timeZone)}</bdi>}
        actions={
          manager && (
            <>
              <SaveLink kind="trend" period={period} slice={slice} />
              <ExportLink kind="trend" query={reportQuery(period, slice)} />
            </>
          )
        }
      >
        <PeriodTabs period={period} slice={slice} />
      </PageHeader>
      <PageBody className="grid-cols-1">
        <ReportTabs current="/reports" {...{ period, slice, manager }} />
        {problems.map((problem) => (
          <Alert key={problem} variant="warning" title={problem} />
        ))}
        {moving && <Alert title={movingWords(moving, timeZone)} />}
        {progress && <ProgressPanel progress={progress} person={person} actorId={actorId} />}
        <ReportFilters {...{ page, period, slice, manager, people, sources }} />
        <Covered page={page} person={person} />
        {missing && <MayMiss missing={missing} timeZone={timeZone} now={now} />}
        <FigureCards page={page} />
        {figures.totalCalls === 0 ? (
          <>
            <NobodyCalled manager={manager} />
            <Funnel page={page} />
          </>
        ) : (
          <>
            <div className={pairClass}>
              <TrendChart page={page} />
              <DurationChart page={page} />
            </div>
            <div className={pairClass}>
              <div className={columnClass}>
                <HourMap page={page} />
                {manager && <Funnel page={page} />}
              </div>
              <div className={columnClass}>
                <OutcomeMix page={page} />
                {manager ? topPerformers.length > 0 && <TopPerformers page={page} /> : <Funnel page={page} />}
              </div>
            </div>
          </>
        )}
        <HeardFrom heard={heard} timeZone={timeZone} now={now} />
        <RecentActivity recent={recent} now={now} />
      </PageBody>
    </>
  );
}

const columnClass = "grid grid-cols-1 content-start gap-4 md:gap-5 print:block print:space-y-4";
const pairClass = "grid grid-cols-1 gap-4 md:gap-5 xl:grid-cols-2 print:block print:space-y-4";

function NobodyCalled({ manager }: { manager: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={<PhoneOff />}
        title={manager ? "Nobody called in this period" : "You made no calls in this period"}
        description="Choose a longer period, or fewer filters."
      />
    </Card>
  );
}

function movingWords({ timeZone, share }: { timeZone: string; share: number }, now: string): string {
  return `The figures are being moved to ${timeZone}: ${Math.floor(share * 100)}% done. Until then days are cut in ${now}.`;
}
