import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Something failed: what that means for the person, a way on (children), and a reference for support. */
export function ErrorState({
  title = "This could not be loaded",
  description = "Nothing you typed is lost. Try again in a moment.",
  reference,
  className,
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  reference?: string;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div
      role="alert"
      data-slot="error-state"
      className={cn("mx-auto flex max-w-sm flex-col items-center px-4 py-16 text-center", className)}
    >
      <div
        aria-hidden
        className="mb-4 flex size-11 items-center justify-center rounded-xl bg-destructive-soft text-destructive"
      >
        <TriangleAlert className="size-5" />
      </div>
      <h2 className="text-balance font-semibold text-base">{title}</h2>
      <p className="mt-1 text-balance text-muted-foreground text-sm">{description}</p>
      {children && <div className="mt-5 flex flex-wrap items-center justify-center gap-2">{children}</div>}
      {reference && <p className="mt-5 font-mono text-2xs text-muted-foreground">Reference {reference}</p>}
    </div>
  );
}
