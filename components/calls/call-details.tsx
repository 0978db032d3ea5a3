"use client";

import Link from "next/link";
import { useKnown } from "@/components/session/known";
import { Card, CardContent } from "@/components/ui/card";
import type { CallView } from "@/lib/calls/schema";
import { formatDuration, formatWhen } from "@/lib/format";
import { CALL_TYPE_LABELS } from "@/lib/labels";
import { OutcomeBadge } from "./outcome-badge";

/** A call as it was: with whom, when, how it ended, what was said. */
export function CallDetails({ call, now }: { call: CallView; now: string }) {
  const { timeZone } = useKnown().settings;
  const rows: [string, React.ReactNode][] = [
    ["Outcome", <OutcomeBadge key="outcome" outcome={call.outcome} />],
    [
      "Lead",
      call.leadName ? (
        <Link key="lead" href={`/leads/${call.leadId}`} className="font-medium text-primary">
          <bdi>{call.leadName}</bdi>
        </Link>
      ) : (
        "A lead you no longer see"
      ),
    ],
    ["Who called", <bdi key="who">{call.userName}</bdi>],
    ["Type", CALL_TYPE_LABELS[call.callType]],
    ["Started", formatWhen(call.startTime, timeZone, now)],
    ["Duration", call.duration === null ? "Still going" : formatDuration(call.duration)],
    ["Next action", call.nextAction ?? "—"],
    ["When", call.nextActionDate ? formatWhen(call.nextActionDate, timeZone, now) : "—"],
  ];
  return (
    <Card>
      <CardContent>
        <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-2.5 text-sm">
          {rows.map(([term, value]) => (
            <div key={term} className="contents">
              <dt className="text-muted-foreground">{term}</dt>
              <dd className="min-w-0 tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {call.notes && (
          <p className="mt-4 whitespace-pre-wrap break-words border-t pt-3 text-sm" dir="auto">
            {call.notes}
          </p>
        )}
      </CardContent>
    </Card>
  );
}
