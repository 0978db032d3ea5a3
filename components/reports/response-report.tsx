import { PhoneOff } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { leadsHref } from "@/lib/analytics/drill";
import type { Response, ResponsePage } from "@/lib/analytics/response";
import { FIRST_CALLS, type FirstCall } from "@/lib/enums";
import { formatWait } from "@/lib/format";
import { FIRST_CALL_LABELS } from "@/lib/labels";
import { FigureCard } from "./figure-card";
import { FigureLink } from "./figure-link";
import { type FramedReport, ReportFrame } from "./report-frame";
import { ResponseTable } from "./response-table";
import { ShareCard } from "./share-card";

interface Props extends FramedReport {
  page: ResponsePage;
}

/** How soon the leads that came in were called. */
export function ResponseReport(props: Props) {
  const { page, manager } = props;
  return (
    <ReportFrame {...props} kind="response" title="Response time to new leads">
      {page.all.leads === 0 ? (
        <Card>
          <EmptyState
            icon={<PhoneOff />}
            title="No leads came in in this period"
            description="Choose a longer period, or fewer filters."
          />
        </Card>
      ) : (
        <>
          <div className="grid grid-cols-1 gap-4 md:gap-5 xl:grid-cols-2 print:block print:space-y-4">
            <Totals all={page.all} />
            <HowSoon all={page.all} />
          </div>
          {manager && (
            <Card className="overflow-x-auto">
              <ResponseTable page={page} />
            </Card>
          )}
        </>
      )}
      <p className="text-muted-foreground text-sm">
        Leads count for who holds them now, and for the day they were created; a call by anybody counts. Days are cut in{" "}
        <bdi>{page.timeZone}</bdi>.
      </p>
    </ReportFrame>
  );
}

function Totals({ all }: { all: Response }) {
  const { scope, leads, called, meanWait } = all;
  return (
    <div className="grid grid-cols-2 content-start gap-3">
      <FigureCard name="newLeads">
        <FigureLink href={leadsHref(scope, { created: scope })} of="new leads">
          {leads.toLocaleString("en")}
        </FigureLink>
      </FigureCard>
      <FigureCard name="leadsCalled">
        <FigureLink href={leadsHref(scope, { created: scope, firstCall: "any" })} of="leads called">
          {called.toLocaleString("en")}
        </FigureLink>{" "}
        <span className="text-base text-muted-foreground">{Math.round((called / leads) * 100)}%</span>
      </FigureCard>
      <FigureCard name="firstCallWait" className="col-span-2">
        <span className="font-medium">{meanWait === null ? "–" : formatWait(meanWait)}</span>
      </FigureCard>
    </div>
  );
}

function HowSoon({ all: { scope, firstCalls } }: { all: Response }) {
  const parts = FIRST_CALLS.map((one) => ({
    label: FIRST_CALL_LABELS[one],
    count: firstCalls[one],
    href: leadsHref(scope, { created: scope, firstCall: one }),
    ...COLORS[one],
  }));
  return (
    <ShareCard
      id="how-soon"
      title="How soon"
      description="From a lead’s creation until its first call began."
      label="Share of the leads called how soon"
      heads={["First call", "Leads"]}
      parts={parts}
    />
  );
}

const COLORS: Record<FirstCall, { fill: string; background: string }> = {
  "5-minutes": { fill: "fill-success", background: "bg-success" },
  hour: { fill: "fill-primary", background: "bg-primary" },
  day: { fill: "fill-info", background: "bg-info" },
  later: { fill: "fill-warning", background: "bg-warning" },
  none: { fill: "fill-border", background: "bg-border" },
};
