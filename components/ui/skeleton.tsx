import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Stands where something will be, in its size. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div data-slot="skeleton" aria-hidden className={cn("animate-pulse rounded-sm bg-accent", className)} {...props} />
  );
}
