import { NO_SOURCE } from "@/lib/enums";
import { formatDay, formatWhen } from "@/lib/format";
import { isDay, startOfDay, toDay } from "@/lib/time";

/** What a filter asks for, as people read it. */

const WEEKDAYS = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** A day, or an instant: the one a local day begins with is that day. */
export function dayWords(value: string, timeZone: string, now: string): string {
  const day = isDay(value) ? value : toDay(value, timeZone);
  const whole = isDay(value) || startOfDay(day, timeZone) === new Date(value).toISOString();
  return whole ? formatDay(day, toDay(now, timeZone)) : formatWhen(value, timeZone, now);
}

/** `Tuesdays, 10:00–11:00`, or either alone. */
export function hourWords(weekday: number | undefined, hour: number | undefined): string {
  const clock = (h: number) => `${String(h).padStart(2, "0")}:00`;
  const words = [weekday && WEEKDAYS[weekday - 1], hour !== undefined && `${clock(hour)}–${clock(hour + 1)}`];
  return words.filter(Boolean).join(", ");
}

export function sourceWords(source: string): string {
  return source === NO_SOURCE ? "No source" : `Source: ${source}`;
}
