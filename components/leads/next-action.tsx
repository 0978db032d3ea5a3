"use client";

import { useKnown } from "@/components/session/known";
import { cn } from "@/components/ui/cn";
import { formatWhen } from "@/lib/format";
import type { Lead } from "@/lib/leads/schema";

/** What comes next and when, in the organisation's time; late ones say so by more than colour. */
export function NextAction({
  lead,
  now,
  className,
}: {
  lead: Pick<Lead, "nextAction" | "nextActionDate">;
  now: string;
  className?: string;
}) {
  const { settings } = useKnown();
  if (!lead.nextAction && !lead.nextActionDate)
    return <span className={cn("text-muted-foreground", className)}>—</span>;
  const late = lead.nextActionDate !== null && lead.nextActionDate <= now;
  return (
    <span className={cn("inline-flex min-w-0 flex-wrap items-baseline gap-x-1.5 text-sm", className)}>
      <span className="max-w-44 truncate">
        <bdi>{lead.nextAction ?? "Next action"}</bdi>
      </span>
      {lead.nextActionDate && (
        <time
          dateTime={lead.nextActionDate}
          className={cn(
            "whitespace-nowrap text-xs tabular-nums",
            late ? "font-medium text-destructive" : "text-muted-foreground",
          )}
        >
          {late && <span className="sr-only">Late: </span>}
          {formatWhen(lead.nextActionDate, settings.timeZone, now)}
        </time>
      )}
    </span>
  );
}
