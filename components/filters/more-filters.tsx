import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface Props {
  /** How many of them narrow the list now. */
  active: number;
  /** What the list is of, for its button. */
  show: string;
  children: ReactNode;
}

/** The rarer filters: a sheet on a phone, a panel under its button on a desk. A popover needs no JavaScript. */
export function MoreFilters({ active, show, children }: Props) {
  return (
    <>
      <Button
        type="button"
        variant="outline"
        popoverTarget="more-filters"
        className="[anchor-name:--more-filters] max-md:min-w-control max-md:px-2.5 md:order-1"
      >
        <SlidersHorizontal aria-hidden />
        <span className="max-md:sr-only">More filters</span>
        {active > 0 && (
          <span className="rounded-full bg-primary-soft px-1.5 py-0.5 font-semibold text-primary text-xs">
            {active}
            <span className="sr-only"> in use</span>
          </span>
        )}
      </Button>
      <div
        id="more-filters"
        popover="auto"
        role="dialog"
        aria-label="More filters"
        className={[
          "inset-x-0 top-auto bottom-0 m-0 w-full max-w-none border-t bg-popover p-4 text-popover-foreground shadow-lg",
          "max-md:rounded-t-2xl max-md:pb-[calc(1rem+env(safe-area-inset-bottom))] max-md:backdrop:bg-black/40 max-md:open:animate-sheet-in",
          "md:inset-s-auto md:inset-e-6 md:top-28 md:bottom-auto md:w-96 md:rounded-lg md:border",
          "md:supports-[anchor-name:--a]:inset-e-auto md:supports-[anchor-name:--a]:inset-s-[anchor(start)]",
          "md:supports-[anchor-name:--a]:top-[calc(anchor(bottom)+0.375rem)]",
          "[position-anchor:--more-filters] [position-try-fallbacks:flip-inline]",
        ].join(" ")}
      >
        <div className="grid gap-4">
          <p className="font-semibold md:sr-only">More filters</p>
          <div className="grid grid-cols-2 gap-3">{children}</div>
          <Button type="submit">{show}</Button>
        </div>
      </div>
    </>
  );
}
