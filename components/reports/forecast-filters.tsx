import { SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { type ForecastFilter, forecastHref } from "@/lib/analytics/forecast-filter";
import { sheetClass } from "./report-filters";
import { SliceFields } from "./slice-fields";

interface Props {
  filter: ForecastFilter;
  userId: string | null;
  manager: boolean;
  people: { id: string; name: string }[];
  sources: string[];
}

/** Whose pipeline, and of which leads, as a GET form: a pipeline has no period. */
export function ForecastFilters({ filter, ...props }: Props) {
  const { months, ...slice } = filter;
  const active = Object.values(slice).filter(Boolean).length;
  return (
    <form action="/reports/forecast" aria-label="Filters" className="print:hidden">
      {months && <input type="hidden" name="months" value={months} />}
      <Button type="button" variant="outline" popoverTarget="report-filters" className="md:hidden">
        <SlidersHorizontal aria-hidden /> Filters
        {active > 0 && (
          <span className="rounded-full bg-primary-soft px-1.5 font-semibold text-primary text-xs">
            {active}
            <span className="sr-only"> in use</span>
          </span>
        )}
      </Button>
      <div id="report-filters" popover="auto" className={sheetClass}>
        <div className="grid grid-cols-2 gap-3 md:flex md:flex-wrap md:items-end">
          <SliceFields slice={slice} {...props} />
          <Button type="submit" variant="outline" className="max-md:col-span-2 max-md:mt-1">
            Show
          </Button>
          {active > 0 && (
            <Button asChild variant="ghost" className="max-md:col-span-2">
              <Link href={forecastHref({ months })}>Clear</Link>
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
