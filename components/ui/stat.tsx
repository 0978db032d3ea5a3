import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** One figure. With `href` it opens the rows behind it. Put several into a `StatGroup`. */
export function Stat({
  label,
  value,
  hint,
  href,
  className,
}: {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  href?: string;
  className?: string;
}) {
  return (
    <div
      data-slot="stat"
      className={cn("relative flex min-w-0 flex-col bg-card px-4 py-3", href && "hover:bg-muted", className)}
    >
      <dt className="truncate text-muted-foreground text-xs">{label}</dt>
      <dd className="mt-1 font-semibold text-2xl tracking-tight">
        {href ? (
          <Link
            href={href}
            className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
          >
            <bdi>{value}</bdi>
          </Link>
        ) : (
          <bdi>{value}</bdi>
        )}
      </dd>
      {hint && <dd className="mt-0.5 text-muted-foreground text-xs">{hint}</dd>}
    </div>
  );
}

/** Figures side by side, divided by hairlines. */
export function StatGroup({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl
      data-slot="stat-group"
      className={cn(
        "grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border shadow-xs md:auto-cols-fr md:grid-flow-col md:grid-cols-none",
        className,
      )}
    >
      {children}
    </dl>
  );
}
