import { cn } from "@/components/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableLink, TableRow } from "@/components/ui/table";
import { callsHref } from "@/lib/analytics/drill";
import type { Dashboard } from "@/lib/analytics/schema";
import type { Outcome } from "@/lib/enums";
import { OUTCOME_LABELS } from "@/lib/labels";
import { ChartCard } from "./chart-card";

export function OutcomeMix({ page }: { page: Dashboard }) {
  const all = page.figures.totalCalls;
  const parts = page.outcomes.map(({ outcome, calls }, index) => ({
    ...{ outcome, calls },
    label: outcome ? OUTCOME_LABELS[outcome] : "No outcome yet",
    href: callsHref(page.scope, { outcome }),
    before: page.outcomes.slice(0, index).reduce((sum, one) => sum + one.calls, 0),
    share: `${Math.round((calls / Math.max(1, all)) * 100)}%`,
  }));
  return (
    <ChartCard id="outcomes" title="Outcomes" description="How the calls of the period ended.">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand around parts of a drawing */}
      <svg
        role="group"
        aria-label="Share of each outcome"
        viewBox={`0 0 ${Math.max(1, all)} 1`}
        preserveAspectRatio="none"
        className="h-6 w-full rounded-sm rtl:-scale-x-100"
      >
        {parts
          .filter(({ calls }) => calls > 0)
          .map(({ outcome, calls, label, href, before, share }) => (
            <a key={label} href={href} aria-label={`${label}: ${calls}, ${share}`} className="group outline-none">
              <title>{`${label}: ${calls.toLocaleString("en")}, ${share}`}</title>
              <rect
                x={before}
                width={calls}
                height={1}
                vectorEffect="non-scaling-stroke"
                className={cn(
                  "stroke-card hover:opacity-80 group-focus-visible:stroke-4 group-focus-visible:stroke-ring",
                  COLORS[outcome ?? "none"].fill,
                )}
              />
            </a>
          ))}
      </svg>
      <Table className="-mb-1.5">
        <TableHeader className="sr-only">
          <TableRow>
            <TableHead>Outcome</TableHead>
            <TableHead>Calls</TableHead>
            <TableHead>Share</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {parts.map(({ outcome, calls, label, href, share }) => (
            <TableRow key={label}>
              <TableCell primary className="first:ps-0">
                <span className="flex items-center gap-2">
                  <span
                    aria-hidden
                    className={cn(
                      "size-2.5 shrink-0 rounded-xs [print-color-adjust:exact]",
                      COLORS[outcome ?? "none"].background,
                    )}
                  />
                  <TableLink href={href} prefetch={false} className="font-normal">
                    {label}
                  </TableLink>
                </span>
              </TableCell>
              <TableCell className="text-end font-medium">{calls.toLocaleString("en")}</TableCell>
              <TableCell className="w-16 text-end text-muted-foreground last:pe-0">{share}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ChartCard>
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
