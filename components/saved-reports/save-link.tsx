import { BookmarkPlus } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { Period } from "@/lib/analytics/period";
import { reportsHref, type Slice } from "@/lib/analytics/report-filter";
import type { ReportKind } from "@/lib/enums";

/** The way to keep a report as it is looked at, under a name. Only its sign on a phone. */
export function SaveLink({ kind, period, slice }: { kind: ReportKind; period: Period; slice: Slice }) {
  return <SaveQueryLink kind={kind} query={reportsHref(period, slice).split("?")[1] ?? ""} />;
}

/** The same of a report that has no period. */
export function SaveQueryLink({ kind, query }: { kind: ReportKind; query: string }) {
  const params = new URLSearchParams(query);
  params.set("kind", kind);
  return (
    <Button asChild variant="outline" className="max-md:w-control max-md:px-0">
      <Link href={`/reports/saved/new?${params}`} prefetch={false}>
        <BookmarkPlus aria-hidden />
        <span className="max-md:sr-only">Save</span>
      </Link>
    </Button>
  );
}
