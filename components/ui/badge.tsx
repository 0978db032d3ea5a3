import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

export const badgeVariants = cva(
  [
    "inline-flex h-5 w-fit max-w-full shrink-0 items-center gap-1 truncate whitespace-nowrap rounded-sm px-1.5 font-medium text-xs",
    "[&_svg:not([class*='size-'])]:size-3 [&_svg]:shrink-0 print:border",
  ],
  {
    variants: {
      variant: {
        default: "bg-neutral-soft text-neutral",
        outline: "border text-muted-foreground",
        primary: "bg-primary-soft text-primary",
        info: "bg-info-soft text-info",
        success: "bg-success-soft text-success",
        warning: "bg-warning-soft text-warning",
        destructive: "bg-destructive-soft text-destructive",
        violet: "bg-violet-soft text-violet",
      },
    },
    defaultVariants: { variant: "default" },
  },
);

export type BadgeProps = ComponentProps<"span"> & VariantProps<typeof badgeVariants> & { asChild?: boolean };

export function Badge({ className, variant, asChild = false, ...props }: BadgeProps) {
  const Component = asChild ? Slot : "span";
  return <Component data-slot="badge" className={cn(badgeVariants({ variant }), className)} {...props} />;
}
