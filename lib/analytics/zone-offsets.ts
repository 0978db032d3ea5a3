import { tzOffset } from "@date-fns/tz";

const WEEK = 7 * 86_400_000;
const BEGIN = Date.parse("1970-01-01T00:00:00.000Z");
const END = Date.parse("2100-01-01T00:00:00.000Z");

/** From when on a zone is so many seconds ahead of UTC: its changes between 1970 and 2100, in order, from the first. */
export interface ZoneOffset {
  /** ISO 8601 in UTC; empty for the first. */
  from: string;
  seconds: number;
}

export function zoneOffsets(timeZone: string): ZoneOffset[] {
  const offsetAt = (time: number) => tzOffset(timeZone, new Date(time)) * 60;
  const offsets: ZoneOffset[] = [{ from: "", seconds: offsetAt(BEGIN) }];
  for (let time = BEGIN; time < END; time += WEEK) {
    if (offsetAt(time + WEEK) === offsetAt(time)) continue;
    const change = firstOf(time, time + WEEK, (at) => offsetAt(at) !== offsetAt(time));
    offsets.push({ from: new Date(change).toISOString(), seconds: offsetAt(change) });
  }
  return offsets;
}

/** The first moment, to the second, at which something holds that holds at the end and not at the beginning. */
function firstOf(begin: number, end: number, holds: (time: number) => boolean): number {
  let [before, after] = [begin, end];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}
