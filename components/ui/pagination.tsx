import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

/** Keyset paging: no page numbers, only onwards and back. A direction that does not exist keeps its place. */
export function Pagination({
  previousHref,
  nextHref,
  className,
  children,
}: {
  previousHref?: string | null;
  nextHref?: string | null;
  className?: string;
  /** Said at the start, for instance “50 leads on this page”. */
  children?: ReactNode;
}) {
  return (
    <nav
      data-slot="pagination"
      aria-label="Pages"
      className={cn("flex items-center gap-2 px-4 py-2.5 md:px-6 print:hidden", className)}
    >
      <div className="me-auto text-muted-foreground text-xs">{children}</div>
      <Step href={previousHref} rel="prev">
        <ChevronLeft aria-hidden className="rtl:rotate-180" />
        Previous
      </Step>
      <Step href={nextHref} rel="next">
        Next
        <ChevronRight aria-hidden className="rtl:rotate-180" />
      </Step>
    </nav>
  );
}

function Step({ href, rel, children }: { href?: string | null; rel: "prev" | "next"; children: ReactNode }) {
  return (
    <Button asChild variant="outline" size="sm">
      {href ? (
        <Link href={href} rel={rel}>
          {children}
        </Link>
      ) : (
        // biome-ignore lint/a11y/useValidAnchor: a link that leads nowhere yet, as ARIA describes it
        <a role="link" aria-disabled="true">
          {children}
        </a>
      )}
    </Button>
  );
}
