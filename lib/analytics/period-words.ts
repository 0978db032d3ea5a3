import { formatMonth, formatShortDay } from "@/lib/format";
import { addDays, startOfDay, toDay, toWallClock } from "@/lib/time";
import type { Preset } from "./filter";
import type { Point, Unit } from "./grouping";
import type { Range } from "./schema";

export const PRESET_LABELS: Record<Preset, string> = {
  today: "Today",
  yesterday: "Yesterday",
  "7-days": "7 days",
  "30-days": "30 days",
  "90-days": "90 days",
  month: "This month",
  "last-month": "Last month",
  year: "This year",
};

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A range as people say it, its last day included: `25 Oct – 23 Nov 2026`; with times where days are cut. */
export function rangeWords({ start, end }: Range, timeZone: string): string {
  const whole = [start, end].every((instant) => startOfDay(toDay(instant, timeZone), timeZone) === instant);
  if (!whole) return `${momentWords(start, timeZone)} – ${momentWords(end, timeZone)}`;
  return daysWords(toDay(start, timeZone), addDays(toDay(end, timeZone), -1));
}

/** A point of a trend, in a line of its own. */
export function pointWords({ first, last }: Pick<Point, "first" | "last">): string {
  return first === last ? `${weekdayOf(first).slice(0, 3)} ${daysWords(first, last)}` : daysWords(first, last);
}

/** A point of a trend under an axis. */
export function axisWords({ first }: Pick<Point, "first">, unit: Unit): string {
  return unit === "month" ? formatMonth(first) : formatShortDay(first);
}

function daysWords(first: string, last: string): string {
  const year = last.slice(0, 4);
  if (first === last) return `${formatShortDay(first)} ${year}`;
  const begin = first.startsWith(year) ? formatShortDay(first) : `${formatShortDay(first)} ${first.slice(0, 4)}`;
  return `${begin} – ${formatShortDay(last)} ${year}`;
}

function momentWords(instant: string, timeZone: string): string {
  const [day = "", time = ""] = toWallClock(instant, timeZone).split("T");
  return `${formatShortDay(day)} ${day.slice(0, 4)} ${time}`;
}

function weekdayOf(day: string): string {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? "";
}
