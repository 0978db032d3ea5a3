import { Bookmark, CalendarClock } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { WorkingWeek } from "@/lib/enums";
import type { Reader } from "@/lib/exports/words";
import { formatWhen } from "@/lib/format";
import { EXPORT_FORMAT_LABELS, EXPORT_KIND_LABELS, SCHEDULE_LABELS } from "@/lib/labels";
import { addressOf, wordsOf } from "@/lib/saved-reports/address";
import { nextDue } from "@/lib/saved-reports/due";
import type { SavedReport } from "@/lib/saved-reports/schema";

interface Props {
  reports: SavedReport[];
  reader: Reader;
  workingWeek: WorkingWeek;
}

/** One's saved reports, by name: each opens as it was saved, and says when it is made next. */
export function SavedReportList({ reports, reader, workingWeek }: Props) {
  if (reports.length === 0) {
    return (
      <EmptyState
        icon={<Bookmark />}
        title="No saved reports yet"
        description="“Save” on each report keeps it under a name, and has it made each morning, week or month."
      />
    );
  }
  return (
    <Card aria-label="Your saved reports">
      <ul className="divide-y">
        {reports.map(({ id, name, kind, query, schedule, format }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
            <Bookmark aria-hidden className="size-5 shrink-0 text-muted-foreground" />
            <div className="min-w-48 flex-1">
              <Link
                href={addressOf(kind, JSON.parse(query))}
                prefetch={false}
                className="font-medium text-sm underline-offset-4 hover:underline"
              >
                <bdi>{name}</bdi>
              </Link>
              <p className="text-muted-foreground text-xs">
                <bdi>{[EXPORT_KIND_LABELS[kind], ...wordsOf(kind, JSON.parse(query), reader)].join(" · ")}</bdi>
              </p>
              {schedule !== "never" && (
                <p className="mt-0.5 flex items-start gap-1 text-muted-foreground text-xs tabular-nums">
                  <CalendarClock aria-hidden className="mt-px size-3.5 shrink-0" />
                  {SCHEDULE_LABELS[schedule]}, as {EXPORT_FORMAT_LABELS[format]}. Next:{" "}
                  {formatWhen(
                    nextDue(schedule, { timeZone: reader.timeZone, workingWeek }, reader.now),
                    reader.timeZone,
                    reader.now,
                  )}
                </p>
              )}
            </div>
            <Button asChild variant="outline" size="sm">
              <Link href={`/reports/saved/${id}`} prefetch={false} aria-label={`Change ${name}`}>
                Change
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
