import { formatDay, formatWhen } from "@/lib/format";
import { isDay, toDay } from "@/lib/time";

/** A day or instant of a filter, as people read it. */
export function dayWords(value: string, timeZone: string, now: string): string {
  return isDay(value) ? formatDay(value, toDay(now, timeZone)) : formatWhen(value, timeZone, now);
}
