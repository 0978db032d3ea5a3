import { changeInCount, changeInDuration, changeInRate } from "@/lib/analytics/change";
import { callsHref, leadsHref } from "@/lib/analytics/drill";
import type { Dashboard } from "@/lib/analytics/schema";
import { ACTIVE_STATUSES } from "@/lib/enums";
import { formatDuration } from "@/lib/format";
import { FigureCard } from "./figure-card";
import { FigureLink } from "./figure-link";

/** The five figures that a period comes to, each leading to what it counts. */
export function FigureCards({ page: { scope, figures, before, activeLeads } }: { page: Dashboard }) {
  const { totalCalls, demosBooked, conversionRate, avgDuration, leadsCreated, leadsWon } = figures;
  const created = { start: scope.start, end: scope.end };
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <FigureCard name="totalCalls" change={changeInCount(totalCalls, before.totalCalls)}>
        <FigureLink href={callsHref(scope)} of="calls">
          {totalCalls.toLocaleString("en")}
        </FigureLink>
      </FigureCard>
      <FigureCard name="demosBooked" change={changeInCount(demosBooked, before.demosBooked)}>
        <FigureLink href={callsHref(scope, { outcome: "demo-booked" })} of="demos booked">
          {demosBooked.toLocaleString("en")}
        </FigureLink>
      </FigureCard>
      <FigureCard name="activeLeads">
        <FigureLink href={leadsHref(scope, { status: ACTIVE_STATUSES })} of="active leads">
          {activeLeads.toLocaleString("en")}
        </FigureLink>
      </FigureCard>
      <FigureCard name="avgDuration" change={changeInDuration(avgDuration, before.avgDuration)}>
        <FigureLink href={callsHref(scope)} of="mean length of these calls">
          {totalCalls > 0 ? formatDuration(avgDuration) : "–"}
        </FigureLink>
      </FigureCard>
      <FigureCard
        name="conversionRate"
        change={changeInRate(conversionRate, before.conversionRate)}
        className="max-xl:col-span-2"
      >
        <span className="font-medium">{conversionRate}%</span>
        <bdi className="block text-muted-foreground text-xs tracking-normal">
          <FigureLink href={leadsHref(scope, { created, status: ["closed-won"] })} of="leads">
            {leadsWon.toLocaleString("en")} won
          </FigureLink>{" "}
          of{" "}
          <FigureLink href={leadsHref(scope, { created })} of="leads">
            {leadsCreated.toLocaleString("en")} created
          </FigureLink>
        </bdi>
      </FigureCard>
    </div>
  );
}
