import { FileDown } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import type { ExportKind } from "@/lib/enums";

/** The way from a list or report to a file of it, with its present filters. Only its sign on a phone. */
export function ExportLink({ kind, query = "" }: { kind: ExportKind; query?: string }) {
  const params = new URLSearchParams(query);
  params.set("kind", kind);
  params.delete("cursor");
  params.delete("sort");
  return (
    <Button asChild variant="outline" className="max-md:w-control max-md:px-0">
      <Link href={`/exports/new?${params}`} prefetch={false}>
        <FileDown aria-hidden />
        <span className="max-md:sr-only">Export</span>
      </Link>
    </Button>
  );
}
