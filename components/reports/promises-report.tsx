import { CalendarCheck } from "lucide-react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { promisesHref } from "@/lib/analytics/drill";
import type { Promises, PromisesPage } from "@/lib/analytics/promises";
import { FOLLOW_UPS, type FollowUp } from "@/lib/enums";
import { formatWhen } from "@/lib/format";
import { FOLLOW_UP_LABELS } from "@/lib/labels";
import { FigureCard } from "./figure-card";
import { FigureLink } from "./figure-link";
import { PromisesTable } from "./promises-table";
import { type FramedReport, ReportFrame } from "./report-frame";
import { ShareCard } from "./share-card";

interface Props extends FramedReport {
  page: PromisesPage;
  now: string;
}

/** How next actions that fell due were followed through. */
export function PromisesReport({ now, ...props }: Props) {
  const { page, manager } = props;
  return (
    <ReportFrame {...props} kind="promises" title="Follow-through" sliced={false}>
      {page.all.due === 0 ? (
        <Card>
          <EmptyState
            icon={<CalendarCheck />}
            title="Nothing fell due in this period"
            description="Choose a longer period, or everyone. What is due later counts once it is."
          />
        </Card>
      ) : (
        <>
          <div className="grid grid-cols-1 gap-4 md:gap-5 xl:grid-cols-2 print:block print:space-y-4">
            <Totals all={page.all} />
            <WhatBecame all={page.all} />
          </div>
          {manager && (
            <Card className="overflow-x-auto">
              <PromisesTable page={page} />
            </Card>
          )}
        </>
      )}
      <p className="text-muted-foreground text-sm">
        Calls with a next action count for who made them, by its date. Counted until:{" "}
        <bdi className="font-medium text-foreground">{formatWhen(page.through, page.timeZone, now)}</bdi>; the current
        hour counts once it is over. A date without a time is due from its first hour and kept until its last. Days are
        cut in <bdi>{page.timeZone}</bdi>.
      </p>
    </ReportFrame>
  );
}

function Totals({ all: { scope, due, followUps } }: { all: Promises }) {
  return (
    <div className="grid grid-cols-2 content-start gap-3">
      <FigureCard name="promisesDue">
        <FigureLink href={promisesHref(scope)} of="next actions fell due">
          {due.toLocaleString("en")}
        </FigureLink>
      </FigureCard>
      {FOLLOW_UPS.map((one) => (
        <FigureCard key={one} name={NAMES[one]}>
          <FigureLink href={promisesHref(scope, one)} of={FOLLOW_UP_LABELS[one].toLowerCase()}>
            {followUps[one].toLocaleString("en")}
          </FigureLink>{" "}
          <span className="text-base text-muted-foreground">{Math.round((followUps[one] / due) * 100)}%</span>
        </FigureCard>
      ))}
    </div>
  );
}

const NAMES = { kept: "promisesKept", late: "promisesLate", open: "promisesOpen" } as const;

function WhatBecame({ all: { scope, followUps } }: { all: Promises }) {
  const parts = FOLLOW_UPS.map((one) => ({
    label: FOLLOW_UP_LABELS[one],
    count: followUps[one],
    href: promisesHref(scope, one),
    ...COLORS[one],
  }));
  return (
    <ShareCard
      id="what-became"
      title="What became of them"
      description="Whether the lead was called again in time."
      label="Share of the next actions kept, kept late and open"
      heads={["Follow-up", "Calls"]}
      parts={parts}
    />
  );
}

const COLORS: Record<FollowUp, { fill: string; background: string }> = {
  kept: { fill: "fill-success", background: "bg-success" },
  late: { fill: "fill-warning", background: "bg-warning" },
  open: { fill: "fill-destructive", background: "bg-destructive" },
};
