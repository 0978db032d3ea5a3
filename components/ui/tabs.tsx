import Link from "next/link";
import { cn } from "@/components/ui/cn";

export interface Tab {
  href: string;
  label: string;
  current?: boolean;
  count?: number;
}

/** Views of one thing, each with its own address. They scroll sideways when they do not fit. */
export function Tabs({ label, items, className }: { label: string; items: readonly Tab[]; className?: string }) {
  return (
    <nav
      data-slot="tabs"
      aria-label={label}
      className={cn("-mb-px flex gap-4 overflow-x-auto [scrollbar-width:none] print:hidden", className)}
    >
      {items.map(({ href, label, current, count }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className={cn(
            "flex h-control shrink-0 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted-foreground text-sm transition-colors",
            "hover:text-foreground focus-visible:-outline-offset-2",
            "aria-[current=page]:[scroll-initial-target:nearest]",
            "aria-[current=page]:border-primary aria-[current=page]:text-foreground",
          )}
        >
          {label}
          {count !== undefined && (
            <span className="rounded-sm bg-muted px-1 text-2xs text-muted-foreground">
              {count.toLocaleString("en")}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
