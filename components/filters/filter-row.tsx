import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** The filters always in sight: beside each other on a desk, under the thumb sideways on a phone. */
export function FilterRow({ alone, children }: { alone?: boolean; children: ReactNode }) {
  return (
    <div
      className={`flex gap-2 max-md:-ms-4 max-md:overflow-x-auto max-md:ps-4 max-md:[scrollbar-width:none] md:contents ${alone ? "" : "max-md:col-span-2 max-md:-me-4 max-md:pe-4"}`}
    >
      {children}
      <Button type="submit" variant="outline" data-apply className="md:order-1">
        Apply
      </Button>
    </div>
  );
}
