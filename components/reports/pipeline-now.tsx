import { Target } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { leadsHref, wonHref } from "@/lib/analytics/drill";
import type { Forecast } from "@/lib/analytics/forecast";
import { ACTIVE_STATUSES } from "@/lib/enums";
import { formatMoney } from "@/lib/format";
import { LEAD_STATUS_LABELS } from "@/lib/labels";
import { FigureCard } from "./figure-card";
import { FigureLink } from "./figure-link";
import { PipelineTable } from "./pipeline-table";

interface Props {
  page: Forecast;
  currency: string;
  /** Whether there are several people to tell apart. */
  people: boolean;
  /** What can be done with the pipeline. */
  action?: ReactNode;
}

/** What is in the pipeline at this moment, by status and by person. */
export function PipelineNow({ page, currency, people, action }: Props) {
  const { whole, scope, byStatus, byPerson, months } = page;
  const running = months.at(-1);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <FigureCard name="activeLeads">
          <FigureLink href={leadsHref(scope, { status: ACTIVE_STATUSES })} of="active leads">
            {whole.leads.toLocaleString("en")}
          </FigureLink>
        </FigureCard>
        <FigureCard name="pipeline">{formatMoney(whole.value, currency)}</FigureCard>
        <FigureCard name="weighted" below={<Unweighed whole={whole} href={leadsHref(scope, { worth: "unknown" })} />}>
          {formatMoney(whole.weighted, currency)}
        </FigureCard>
        {running && (
          <FigureCard name="wonThisMonth">
            <FigureLink href={wonHref(scope, running)} of={`of ${running.won.toLocaleString("en")} leads won`}>
              {formatMoney(running.wonValue, currency)}
            </FigureLink>
          </FigureCard>
        )}
      </div>
      {whole.leads === 0 ? (
        <Card>
          <EmptyState
            icon={<Target />}
            title="Nothing is in the pipeline"
            description="There are no active leads here. Choose fewer filters, or add leads."
          />
        </Card>
      ) : (
        <div className={people ? "grid grid-cols-1 items-start gap-4 md:gap-5 xl:grid-cols-2 print:block" : ""}>
          <PipelineTable
            id="by-status"
            title="By status"
            description="Active leads as they stand now."
            first="Status"
            rows={byStatus.map((part) => ({ ...part, name: LEAD_STATUS_LABELS[part.key], status: [part.key] }))}
            {...{ page, currency, action }}
          />
          {people && (
            <PipelineTable
              id="by-person"
              title="By person"
              description="Whoever has them now, the greatest weight first."
              first="Person"
              rows={byPerson.map((part) => ({
                ...{ ...part, status: ACTIVE_STATUSES },
                mark: part.key && <Avatar id={part.key} name={part.name} size="sm" />,
              }))}
              {...{ page, currency }}
            />
          )}
        </div>
      )}
    </>
  );
}

function Unweighed({ whole: { unweighed, leads }, href }: { whole: Forecast["whole"]; href: string }) {
  if (leads === 0) return null;
  if (unweighed === 0) return <p className="text-muted-foreground text-xs">All have a value and a probability.</p>;
  return (
    <p className="text-xs">
      <FigureLink href={href} of="active leads without a value or a probability">
        {unweighed.toLocaleString("en")}
      </FigureLink>{" "}
      <span aria-hidden className="text-muted-foreground">
        without a value or a probability
      </span>
    </p>
  );
}
