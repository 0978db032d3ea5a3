import { TZDate } from "@date-fns/tz";

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(value: string): boolean {
  return (
    DAY.test(value) &&
    !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) &&
    toDay(new Date(`${value}T00:00:00Z`), "UTC") === value
  );
}

/** The first instant of a local day, ISO 8601 in UTC. */
export function startOfDay(day: Day, timeZone: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime()).toISOString();
}

/** A date alone becomes the start of that local day; an instant stays what it is. */
export function toInstant(value: string, timeZone: string): string {
  return isDay(value) ? startOfDay(value, timeZone) : new Date(value).toISOString();
}

export function toDay(instant: Date | string, timeZone: string): Day {
  return new TZDate(new Date(instant).getTime(), timeZone).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 1–7, 1 is Monday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** 0–23, the hour on the wall. */
export function localHour(instant: string, timeZone: string): number {
  return new TZDate(Date.parse(instant), timeZone).getHours();
}

/** The instant of a wall-clock time, as `<input type="datetime-local">` gives it (`YYYY-MM-DDTHH:mm`). */
export function fromWallClock(value: string, timeZone: string): string {
  const [day = "", time = "00:00"] = value.split("T");
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, timeZone).getTime()).toISOString();
}

/** The inverse of `fromWallClock`. */
export function toWallClock(instant: string, timeZone: string): string {
  return new TZDate(Date.parse(instant), timeZone).toISOString().slice(0, 16);
}

export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
