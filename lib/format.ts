import { addDays, toDay, toWallClock } from "@/lib/time";

/** What people read. The same text on server and client: no locale data is asked, only the organisation's clock. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Today 14:30`, `Tomorrow 09:00`, `12 Mar 09:00`, with the year when it is another one. */
export function formatWhen(instant: string, timeZone: string, now: string): string {
  const [day = "", time = ""] = toWallClock(instant, timeZone).split("T");
  return `${formatDay(day, toDay(now, timeZone))} ${time}`;
}

export function formatDay(day: string, today: string): string {
  if (day === today) return "Today";
  if (day === addDays(today, 1)) return "Tomorrow";
  if (day === addDays(today, -1)) return "Yesterday";
  const year = day.slice(0, 4);
  return today.startsWith(year) ? formatShortDay(day) : `${formatShortDay(day)} ${year}`;
}

/** `12 Mar`, whatever today is. */
export function formatShortDay(day: string): string {
  const [, month = "1", date = "1"] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]}`;
}

/** `Mar 2026`, of any day in it. */
export function formatMonth(day: string): string {
  const [year = "", month = "1"] = day.split("-");
  return `${MONTHS[Number(month) - 1]} ${year}`;
}

/** `14:30`, by the organisation's clock. */
export function formatTime(instant: string, timeZone: string): string {
  return toWallClock(instant, timeZone).slice(11);
}

/** Whole seconds as `0:42`, `12:05`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long something took to happen, by its two greatest units: `40 s`, `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function formatWait(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = d > 0 ? [`${d} d`, h > 0 && `${h} h`] : [h > 0 && `${h} h`, m > 0 && `${m} min`];
  return parts.filter(Boolean).join(" ");
}

/** `0 B`, `820 B`, `12 KB`, `1.4 MB`, by thousands. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  const value = bytes / 1000 ** step;
  return `${step > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}

/** `950`, `12.5K`, `3M`, `1.2B`: an amount under an axis. */
export function formatShortAmount(value: number): string {
  const units = ["", "K", "M", "B", "T"];
  const step = Math.min(units.length - 1, value >= 1 ? Math.floor(Math.log10(value) / 3) : 0);
  return `${Math.round((value / 1000 ** step) * 10) / 10}${units[step]}`;
}

/** `AED 120,000`. */
export function formatMoney(value: number, currency: string): string {
  const [whole = "0", cents] = String(Math.round(value * 100) / 100).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${currency} ${cents ? `${grouped}.${cents.padEnd(2, "0")}` : grouped}`;
}
