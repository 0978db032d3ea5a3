import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Beside a text control, or around a checkbox and its words. */
export function Label({ className, ...props }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes through `htmlFor` or the children
    <label
      data-slot="label"
      className={cn(
        "flex select-none items-center gap-2 font-medium text-sm",
        "has-[input]:min-h-control-sm pointer-coarse:has-[input]:min-h-11 has-[input]:font-normal has-disabled:opacity-60",
        className,
      )}
      {...props}
    />
  );
}
