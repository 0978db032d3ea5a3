import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** What every text control looks like; `text-base` is 16 px on phones, where less would make iOS zoom in. */
export const controlClass = [
  "w-full min-w-0 rounded-md border border-input bg-card px-2.5 text-base text-foreground shadow-xs transition-colors",
  "focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 [&[readonly]]:bg-muted",
  "aria-invalid:border-destructive aria-invalid:bg-destructive-soft/50",
];

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      data-slot="input"
      className={cn(
        controlClass,
        "h-control file:me-2 file:border-0 file:bg-transparent file:font-medium file:text-sm",
        className,
      )}
      {...props}
    />
  );
}
