import type { ReactNode } from "react";
import { TOP } from "./plot";

/** One point of a plot: a column as wide as its unit and as high as the plot, that leads to what is drawn in it. */
export function PlotLink({
  at,
  href,
  words,
  children,
}: {
  at: number;
  href: string;
  words: string;
  children: ReactNode;
}) {
  return (
    <a href={href} aria-label={words} className="group outline-none">
      <title>{words}</title>
      <rect
        x={at}
        width={1}
        height={TOP}
        vectorEffect="non-scaling-stroke"
        className="fill-transparent group-hover:fill-accent group-focus-visible:fill-accent group-focus-visible:stroke-2 group-focus-visible:stroke-ring"
      />
      {children}
    </a>
  );
}
