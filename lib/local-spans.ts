import { tzOffset } from "@date-fns/tz";

/** `[start, end)`, instants in UTC, ISO 8601. */
export type Span = readonly [start: string, end: string];

interface Asked {
  /** 1–7, 1 is Monday. */
  weekday?: number | undefined;
  /** 0–23. */
  hour?: number | undefined;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When within `[from, to)` a clock of the zone shows this weekday and hour, earliest first. An hour that comes twice
 * counts twice, one that is skipped not at all, and one that is cut short as far as it goes.
 */
export function localSpans(from: string, to: string, { weekday, hour }: Asked, timeZone: string): Span[] {
  const spans: [number, number][] = [];
  for (const { start, end, offset } of steadyParts(Date.parse(from), Date.parse(to), timeZone)) {
    for (let day = Math.floor((start + offset) / DAY); day * DAY - offset < end; day++) {
      if (weekday !== undefined && weekdayOf(day) !== weekday) continue;
      const begins = day * DAY + (hour ?? 0) * HOUR - offset;
      const span = [Math.max(begins, start), Math.min(begins + (hour === undefined ? DAY : HOUR), end)] as const;
      const last = spans.at(-1);
      if (last?.[1] === span[0] && span[0] < span[1]) last[1] = span[1];
      else if (span[0] < span[1]) spans.push([...span]);
    }
  }
  return spans.map(([start, end]) => [new Date(start).toISOString(), new Date(end).toISOString()]);
}

/** How many seconds a zone is ahead of UTC within a range, from which instant on. */
export function offsetsWithin(from: number, to: number, timeZone: string): [from: string, seconds: number][] {
  return [...steadyParts(from, to, timeZone)].map(({ start, offset }) => [
    new Date(start).toISOString(),
    offset / 1000,
  ]);
}

/** 1 January 1970, day 0, was a Thursday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

/** The range in parts within which the zone's clock is not moved. */
function* steadyParts(from: number, to: number, timeZone: string) {
  const offsetAt = (instant: number) => tzOffset(timeZone, new Date(instant)) * 60_000;
  let [start, offset] = [from, offsetAt(from)];
  for (let at = from; at < to; at += DAY) {
    const next = Math.min(at + DAY, to);
    if (offsetAt(next) === offset) continue;
    const moved = firstOther(at, next, (instant) => offsetAt(instant) !== offset);
    yield { start, end: moved, offset };
    [start, offset] = [moved, offsetAt(moved)];
  }
  if (start < to) yield { start, end: to, offset };
}

/** The first instant in `(low, high]` that is other, when all from there on are. */
function firstOther(low: number, high: number, isOther: (instant: number) => boolean): number {
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (isOther(middle)) other = middle;
    else same = middle;
  }
  return other;
}
