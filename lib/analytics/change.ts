import { formatDuration } from "@/lib/format";

/** How a figure moved against the period before: a sign to draw, and words that say it all. */
export interface Change {
  direction: "up" | "down" | "same";
  /** `+12 (+9%)`. */
  brief: string;
  /** `12 more than the 130 before`. */
  words: string;
}

export function changeInCount(now: number, before: number): Change {
  if (now === before) return { direction: "same", brief: "±0", words: "as many as before" };
  const difference = Math.abs(now - before);
  return {
    ...signed(now - before, difference.toLocaleString("en"), shareOf(now, before)),
    words: `${difference.toLocaleString("en")} ${now > before ? "more" : "fewer"} than the ${before.toLocaleString("en")} before`,
  };
}

/** Of two rates in per cent: the difference is in points. */
export function changeInRate(now: number, before: number): Change {
  if (now === before) return { direction: "same", brief: "±0", words: `${before}% before too` };
  const points = String(Math.round(Math.abs(now - before) * 10) / 10);
  return { ...signed(now - before, `${points} pts`), words: `${before}% before` };
}

/** Of two lengths in seconds. */
export function changeInDuration(now: number, before: number): Change {
  if (now === before) return { direction: "same", brief: "±0", words: "as long as before" };
  return {
    ...signed(now - before, formatDuration(Math.abs(now - before)), shareOf(now, before)),
    words: `${formatDuration(before)} before`,
  };
}

function signed(difference: number, amount: string, share = ""): Pick<Change, "direction" | "brief"> {
  const sign = difference > 0 ? "+" : "−";
  return { direction: difference > 0 ? "up" : "down", brief: `${sign}${amount}${share && ` (${sign}${share})`}` };
}

/** Nothing has no shares. */
function shareOf(now: number, before: number): string {
  if (before === 0) return "";
  return `${Math.round((Math.abs(now - before) / before) * 100).toLocaleString("en")}%`;
}
