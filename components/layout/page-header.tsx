import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** The page's name, what can be done here, and below it (children) its filters or tabs. Stays in sight; on a phone only the name and the actions do. */
export function PageHeader({
  title,
  subtitle,
  back,
  actions,
  children,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Where this page was opened from. */
  back?: { href: string; label: string };
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="max-md:contents md:sticky md:top-0 md:z-20 md:border-b md:bg-background md:px-6 print:static">
      <div className="flex min-h-13 items-center gap-3 py-2 max-md:sticky max-md:top-0 max-md:z-20 max-md:bg-background max-md:px-4 max-md:only:border-b print:static">
        {back && (
          <Link
            href={back.href}
            aria-label={`Back to ${back.label}`}
            title={back.label}
            className="-ms-2 -me-2 flex size-control shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground print:hidden"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
          </Link>
        )}
        <div className="min-w-0 flex-1 md:flex md:items-baseline md:gap-2.5">
          <h1 className="truncate font-semibold text-lg tracking-tight">{title}</h1>
          {subtitle && <p className="truncate text-muted-foreground text-xs md:text-sm">{subtitle}</p>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-2 print:hidden">{actions}</div>}
      </div>
      {children && <div className="max-md:border-b max-md:px-4 print:[&_form]:hidden">{children}</div>}
    </header>
  );
}
