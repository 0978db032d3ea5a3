import { SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Period, USUAL_PRESET } from "@/lib/analytics/period";
import { reportsHref, type Slice } from "@/lib/analytics/report-filter";
import type { Dashboard } from "@/lib/analytics/schema";
import { toDay } from "@/lib/time";
import { SliceFields } from "./slice-fields";

interface Props {
  page: Pick<Dashboard, "scope" | "timeZone">;
  period: Period;
  slice: Slice;
  manager: boolean;
  people: { id: string; name: string }[];
  sources: string[];
  path?: string;
  /** Whether industry and source narrow it, too. */
  sliced?: boolean;
}

/** A range and what narrows it, as a GET form: a row on a desk, a sheet on a phone, and neither needs JavaScript. */
export function ReportFilters({
  page: { scope, timeZone },
  period,
  slice,
  manager,
  people,
  sources,
  path = "/reports",
  sliced = true,
}: Props) {
  const from = toDay(scope.start, timeZone);
  const through = toDay(new Date(Date.parse(scope.end) - 1), timeZone);
  const active = Object.values(slice).filter(Boolean).length + (period.preset ? 0 : 1);
  return (
    <form action={path} aria-label="Range and filters" className="print:hidden">
      {period.preset && <input type="hidden" name="preset" value={period.preset} />}
      <Button type="button" variant="outline" popoverTarget="report-filters" className="md:hidden">
        <SlidersHorizontal aria-hidden /> Range and filters
        {active > 0 && (
          <span className="rounded-full bg-primary-soft px-1.5 font-semibold text-primary text-xs">
            {active}
            <span className="sr-only"> in use</span>
          </span>
        )}
      </Button>
      <div id="report-filters" popover="auto" className={sheetClass}>
        <div className="grid grid-cols-2 gap-3 md:flex md:flex-wrap md:items-end">
          <Field name="startDate" label="From">
            <Input type="date" defaultValue={from} key={from} min="1970-01-01" max="2099-12-30" />
          </Field>
          <Field name="through" label="To (included)">
            <Input type="date" defaultValue={through} key={through} min="1970-01-01" max="2099-12-30" />
          </Field>
          <SliceFields {...{ slice, manager, people, sources, sliced }} userId={scope.userId} />
          <Button type="submit" variant="outline" className="max-md:col-span-2 max-md:mt-1">
            Show
          </Button>
          {(active > 0 || period.preset !== USUAL_PRESET) && (
            <Button asChild variant="ghost" className="max-md:col-span-2">
              <Link href={reportsHref({ preset: USUAL_PRESET }, {}, path)}>Clear</Link>
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}

export const sheetClass = [
  "text-foreground max-md:inset-x-0 max-md:top-auto max-md:bottom-0 max-md:m-0 max-md:w-full max-md:max-w-none max-md:rounded-t-2xl",
  "max-md:border-t max-md:bg-popover max-md:p-4 max-md:pb-[calc(1rem+env(safe-area-inset-bottom))] max-md:shadow-lg",
  "max-md:backdrop:bg-black/40 max-md:open:animate-sheet-in",
  "md:static md:m-0 md:block md:w-auto md:overflow-visible md:bg-transparent md:p-0",
].join(" ");
