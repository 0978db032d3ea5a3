"use client";

import {
  ArrowRight,
  FileDown,
  type LucideIcon,
  NotebookPen,
  PenLine,
  Phone,
  Settings,
  Target,
  UserRound,
} from "lucide-react";
import Link from "next/link";
import { OutcomeBadge } from "@/components/calls/outcome-badge";
import { useKnown } from "@/components/session/known";
import type { Activity } from "@/lib/activity/schema";
import { changesIn, headlineOf, sentenceOf } from "@/lib/activity/words";
import type { Outcome } from "@/lib/enums";
import { formatWhen } from "@/lib/format";

const ICONS: Record<string, LucideIcon> = {
  lead: PenLine,
  call: Phone,
  conversation: NotebookPen,
  user: UserRound,
  settings: Settings,
  export: FileDown,
  savedReport: FileDown,
  target: Target,
};

/** One thing that happened: who, what, when, and the fields before and after. `linked` names the lead, for feeds. */
export function ActivityItem({ activity, now, linked }: { activity: Activity; now: string; linked?: boolean }) {
  const { settings, actor } = useKnown();
  const Icon = ICONS[activity.entity] ?? PenLine;
  const { outcome, duration, body, channel } = headlineOf(activity);
  const nameOf = (id: string) => (id === actor.id ? "you" : (activity.names?.[id] ?? "someone"));
  const changes = changesIn(activity, { timeZone: settings.timeZone, currency: settings.currency, now, nameOf });
  return (
    <li className="group relative flex gap-3 pb-4 last:pb-0">
      <span aria-hidden className="absolute inset-s-3.5 top-7 bottom-0 w-px bg-border group-last:hidden" />
      <span
        aria-hidden
        className="z-1 flex size-7 shrink-0 items-center justify-center rounded-full border bg-card text-muted-foreground"
      >
        <Icon className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-1 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-1.5 gap-y-0.5">
          <span className="font-medium">
            <bdi>{activity.userName}</bdi>
          </span>
          <span className="text-muted-foreground">{channel ? `wrote (${channel})` : sentenceOf(activity)}</span>
          {linked && activity.leadId && activity.leadName && (
            <Link href={`/leads/${activity.leadId}`} className="font-medium text-primary" prefetch={false}>
              <bdi>{activity.leadName}</bdi>
            </Link>
          )}
          {outcome && <OutcomeBadge outcome={outcome as Outcome} />}
          {duration && <span className="text-muted-foreground text-xs tabular-nums">{duration}</span>}
          <time
            dateTime={activity.createdAt}
            className="ms-auto whitespace-nowrap text-muted-foreground text-xs tabular-nums"
          >
            {formatWhen(activity.createdAt, settings.timeZone, now)}
          </time>
        </p>
        {body && (
          <p className="mt-1 whitespace-pre-wrap break-words" dir="auto">
            {body}
          </p>
        )}
        {changes.length > 0 && (
          <ul className="mt-1 grid gap-0.5 text-muted-foreground text-xs">
            {changes.map(({ label, before, after }) => (
              <li key={label} className="flex min-w-0 flex-wrap items-center gap-x-1.5">
                <span>{label}</span>
                {before && <s className="break-words">{before}</s>}
                {before && <ArrowRight aria-label="to" className="size-3 rtl:rotate-180" />}
                <span className="break-words text-foreground">{after ?? "nothing"}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
