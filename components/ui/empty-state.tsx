import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Why there is nothing here, and what to do about it. `icon` is a lucide element; actions are the children. */
export function EmptyState({
  icon,
  title,
  description,
  className,
  children,
}: {
  icon?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      data-slot="empty-state"
      className={cn("mx-auto flex max-w-sm flex-col items-center px-4 py-16 text-center", className)}
    >
      {icon && (
        <div
          aria-hidden
          className="mb-4 flex size-11 items-center justify-center rounded-xl border bg-card text-muted-foreground shadow-xs [&_svg]:size-5"
        >
          {icon}
        </div>
      )}
      <h2 className="text-balance font-semibold text-base">{title}</h2>
      {description && <p className="mt-1 text-balance text-muted-foreground text-sm">{description}</p>}
      {children && <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{children}</div>}
    </div>
  );
}
