import { type ZoneOffset, zoneOffsets } from "@/lib/analytics/zone-offsets";

/** Excel's time: days since the last of 1899, on a clock on the wall. */
const EPOCH = 25_569;
const DAY = 86_400_000;

/** How far a zone's clock is ahead of UTC, in seconds, at any instant. */
export type Clock = (instant: string) => number;

const known = new Map<string, ZoneOffset[]>();

export function clockOf(timeZone: string): Clock {
  const list = known.get(timeZone) ?? zoneOffsets(timeZone);
  known.set(timeZone, list);
  return (instant) => {
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((list[middle]?.from ?? "") <= instant) low = middle;
      else high = middle - 1;
    }
    return list[low]?.seconds ?? 0;
  };
}

/** An instant by the clock, to the second; a day alone is its beginning. */
export function serialOf(dayOrInstant: string, clock: Clock): number {
  const time = Date.parse(dayOrInstant);
  if (dayOrInstant.length === 10) return EPOCH + time / DAY;
  const seconds = Math.floor(time / 1000) + clock(new Date(time).toISOString());
  return Number((EPOCH + seconds / 86_400).toFixed(8));
}
