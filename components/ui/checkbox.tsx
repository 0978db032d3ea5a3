import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** The browser's own, in our colour. Put it inside a `Label` with its words. */
export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="checkbox"
      data-slot="checkbox"
      className={cn("size-4 shrink-0 accent-primary pointer-coarse:size-5", className)}
      {...props}
    />
  );
}
