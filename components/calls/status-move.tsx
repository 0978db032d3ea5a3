import { ArrowRight } from "lucide-react";
import { StatusBadge } from "@/components/leads/status-badge";
import { Checkbox } from "@/components/ui/checkbox";
import { statusAfter } from "@/lib/calls/rules";
import type { LeadStatus, Outcome } from "@/lib/enums";

/** Where the outcome will take the lead, shown before it happens, with a way to decline. */
export function StatusMove({ status, outcome }: { status: LeadStatus; outcome: Outcome | null }) {
  const after = outcome ? statusAfter(status, outcome) : status;
  if (after === status) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-muted/50 px-3 py-2.5 text-sm"
    >
      <span className="flex items-center gap-2">
        <StatusBadge status={status} />
        <ArrowRight aria-label="becomes" className="size-4 text-muted-foreground rtl:rotate-180" />
        <StatusBadge status={after} />
      </span>
      <label htmlFor="keepStatus" className="flex min-h-8 items-center gap-2 text-muted-foreground">
        <Checkbox id="keepStatus" name="keepStatus" /> Leave the status as it is
      </label>
    </div>
  );
}
