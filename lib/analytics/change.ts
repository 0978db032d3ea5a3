import { formatDuration } from "@/lib/format";

/** How a figure moved against the period before. */
export interface Change {
  direction: "up" | "down" | "same";
  /** `12 more (+9%)`. */
  words: string;
  /** `130 before`. */
  before: string;
}

export function changeInCount(now: number, before: number): Change {
  const difference = Math.abs(now - before).toLocaleString("en");
  const moved = `${difference} ${now > before ? "more" : "fewer"}${shareOf(now, before)}`;
  return changed(now - before, moved, before.toLocaleString("en"));
}

/** Of two rates in per cent: the difference is in points. */
export function changeInRate(now: number, before: number): Change {
  const points = Math.round(Math.abs(now - before) * 10) / 10;
  const moved = `${points} ${points === 1 ? "point" : "points"} ${now > before ? "more" : "less"}`;
  return changed(now - before, moved, `${before}%`);
}

/** Of two lengths in seconds. */
export function changeInDuration(now: number, before: number): Change {
  const difference = formatDuration(Math.abs(now - before));
  const moved = `${difference} ${now > before ? "longer" : "shorter"}${shareOf(now, before)}`;
  return changed(now - before, moved, formatDuration(before));
}

function changed(difference: number, moved: string, before: string): Change {
  if (difference === 0) return { direction: "same", words: "The same", before: `${before} before` };
  return { direction: difference > 0 ? "up" : "down", words: moved, before: `${before} before` };
}

/** Nothing has no shares, and a great many times as much says less than the two figures. */
function shareOf(now: number, before: number): string {
  const share = Math.round((Math.abs(now - before) / before) * 100);
  return share < 1000 ? ` (${now > before ? "+" : "−"}${share}%)` : "";
}
