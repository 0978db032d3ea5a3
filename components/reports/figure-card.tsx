import { ArrowDown, ArrowUp, Equal, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Change } from "@/lib/analytics/change";
import { DEFINITIONS, type FigureName } from "@/lib/analytics/definitions";

interface Props {
  name: FigureName;
  /** Absent for what is counted now, whatever the period. */
  change?: Change;
  className?: string;
  /** What is drawn below the figure. */
  below?: ReactNode;
  children: ReactNode;
}

/** A figure with what it counts, and how it moved. */
export function FigureCard({ name, change, className, below, children }: Props) {
  const { label, definition } = DEFINITIONS[name];
  return (
    <Card aria-labelledby={name} className={className}>
      <div className="flex grow flex-col gap-1 px-4 py-3.5">
        <h2 id={name} className="font-medium text-muted-foreground text-sm">
          {label}
        </h2>
        <p className="text-2xl tracking-tight">{children}</p>
        {below}
        {change && <Moved {...change} />}
        <p className="mt-auto pt-1.5 text-2xs text-muted-foreground">{definition}</p>
      </div>
    </Card>
  );
}

function Moved({ direction, words, before }: Change) {
  const Icon = ARROWS[direction];
  return (
    <p className="text-xs">
      <span className="flex items-center gap-1 font-medium">
        <Icon aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
        <bdi>{words}</bdi>
      </span>
      <bdi className="block text-muted-foreground">{before}</bdi>
    </p>
  );
}

const ARROWS: Record<Change["direction"], LucideIcon> = { up: ArrowUp, down: ArrowDown, same: Equal };
