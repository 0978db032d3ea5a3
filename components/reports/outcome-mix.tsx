import { callsHref } from "@/lib/analytics/drill";
import type { Dashboard } from "@/lib/analytics/schema";
import type { Outcome } from "@/lib/enums";
import { OUTCOME_LABELS } from "@/lib/labels";
import { ShareCard } from "./share-card";

export function OutcomeMix({ page }: { page: Dashboard }) {
  const parts = page.outcomes.map(({ outcome, calls }) => ({
    label: outcome ? OUTCOME_LABELS[outcome] : "No outcome yet",
    count: calls,
    href: callsHref(page.scope, { outcome }),
    ...COLORS[outcome ?? "none"],
  }));
  return (
    <ShareCard
      id="outcomes"
      title="Outcomes"
      description="How the calls of the period ended."
      label="Share of each outcome"
      heads={["Outcome", "Calls"]}
      parts={parts}
    />
  );
}

const COLORS: Record<Outcome | "none", { fill: string; background: string }> = {
  "demo-booked": { fill: "fill-outcome-demo-booked", background: "bg-outcome-demo-booked" },
  "follow-up-scheduled": { fill: "fill-outcome-follow-up-scheduled", background: "bg-outcome-follow-up-scheduled" },
  "callback-requested": { fill: "fill-outcome-callback-requested", background: "bg-outcome-callback-requested" },
  "no-answer": { fill: "fill-outcome-no-answer", background: "bg-outcome-no-answer" },
  busy: { fill: "fill-outcome-busy", background: "bg-outcome-busy" },
  "not-interested": { fill: "fill-outcome-not-interested", background: "bg-outcome-not-interested" },
  none: { fill: "fill-border", background: "bg-border" },
};
