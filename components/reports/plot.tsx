import type { ReactNode } from "react";

export interface Tick {
  value: number;
  words: string;
}

interface Props {
  label: string;
  /** From 0 up; the last one is the top. */
  ticks: Tick[];
  /** How many points stand side by side: each is one unit wide. */
  points: number;
  /** What stands under some of the points. */
  names: { point: number; words: string }[];
  children: ReactNode;
}

/** The height of every plot, in units of its drawing. */
export const TOP = 100;

/**
 * Axes around a drawing that is stretched to its place. Words stand outside of it in HTML, so that they keep their size
 * and time runs the way the page is read.
 */
export function Plot({ label, ticks, points, names, children }: Props) {
  const top = ticks.at(-1)?.value ?? 1;
  const heightOf = (value: number) => (value / top) * TOP;
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 pt-2 text-2xs text-muted-foreground">
      <div aria-hidden className="relative h-40">
        <span className="invisible block h-0 overflow-hidden">{longest(ticks)}</span>
        {ticks.map(({ value, words }) => (
          <span
            key={value}
            className="absolute inset-e-0 translate-y-1/2 leading-none"
            style={{ bottom: `${heightOf(value)}%` }}
          >
            {words}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand around parts of a drawing */}
      <svg
        role="group"
        aria-label={label}
        viewBox={`0 0 ${points} ${TOP}`}
        preserveAspectRatio="none"
        className="h-40 w-full overflow-visible rtl:-scale-x-100"
      >
        {ticks.map(({ value }) => (
          <path
            key={value}
            d={`M0 ${TOP - heightOf(value)}H${points}`}
            className={value === 0 ? "stroke-input" : "stroke-border"}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {children}
      </svg>
      <span />
      <div aria-hidden className="relative mt-1.5 h-4">
        {names.map(({ point, words }) => (
          <span
            key={point}
            className="-translate-x-1/2 rtl:translate-x-1/2 absolute whitespace-nowrap"
            style={{ insetInlineStart: `${((point + 0.5) / points) * 100}%` }}
          >
            {words}
          </span>
        ))}
      </div>
    </div>
  );
}

function longest(ticks: Tick[]): string {
  return ticks.reduce((most, { words }) => (words.length > most.length ? words : most), "");
}
