import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** Scrolls sideways inside its own frame when it must; columns that can wait are hidden with `max-md:hidden`. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div
      data-slot="table-container"
      className="relative w-full overflow-x-auto [--edge:1rem] md:not-in-data-[slot=card]:[--edge:1.5rem]"
    >
      <table data-slot="table" className={cn("w-full border-collapse text-start text-sm", className)} {...props} />
    </div>
  );
}

export function TableHeader({ className, ...props }: ComponentProps<"thead">) {
  return <thead data-slot="table-header" className={cn("border-b", className)} {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody data-slot="table-body" className={cn("divide-y", className)} {...props} />;
}

/** A row with a `TableLink` in it is one target as a whole. */
export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return (
    <tr
      data-slot="table-row"
      className={cn(
        "group/row relative has-data-[slot=table-link]:hover:bg-muted has-aria-selected:bg-primary-soft",
        "has-[[data-slot=table-link]:focus-visible]:bg-muted aria-selected:bg-primary-soft",
        className,
      )}
      {...props}
    />
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      data-slot="table-head"
      scope="col"
      className={cn(
        "h-8 whitespace-nowrap px-3 text-start align-middle font-medium text-muted-foreground text-xs first:ps-(--edge) last:pe-(--edge)",
        className,
      )}
      {...props}
    />
  );
}

/** The `primary` cell takes the room the others leave and lets its text be truncated. */
export function TableCell({ className, primary, ...props }: ComponentProps<"td"> & { primary?: boolean }) {
  return (
    <td
      data-slot="table-cell"
      className={cn(
        "h-9 px-3 py-1.5 align-middle first:ps-(--edge) last:pe-(--edge) pointer-coarse:h-11",
        primary && "max-md:w-full max-md:max-w-0 md:max-w-80",
        className,
      )}
      {...props}
    />
  );
}

/** The row's one link: its area is the whole row. Other controls in the row need `relative z-1`. */
export function TableLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      data-slot="table-link"
      className={cn(
        "font-medium text-foreground after:absolute after:inset-0 focus-visible:outline-none",
        "focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2",
        className,
      )}
      {...props}
    />
  );
}
