import { AppError } from "@/lib/command/errors";
import { dayOrInstant } from "@/lib/fields";
import { addDays, type Day, isDay, toDay } from "@/lib/time";
import { PRESETS, type Preset } from "./filter";
import { rangeOf } from "./range";

/** What the address of a report says of its period, as text. `through` is the last day, where a form says it. */
export interface AskedPeriod {
  preset?: string | undefined;
  startDate?: string | undefined;
  endDate?: string | undefined;
  through?: string | undefined;
}

/** `[startDate, endDate)` in local days or instants; `preset` when it has a name. */
export interface Period {
  preset: Preset | null;
  startDate: string;
  endDate: string;
  /** Why it is not what was asked for: one or two sentences. */
  problem: string | null;
}

export const USUAL_PRESET: Preset = "30-days";

/** The period that an address asks for; the last 30 days with a reason, when there is no such period. */
export function periodOf(asked: AskedPeriod, timeZone: string, now: string): Period {
  const today = toDay(now, timeZone);
  const problem = problemOf(asked, timeZone, now);
  if (problem) return { ...named(USUAL_PRESET, today), problem: `${problem} These are the last 30 days.` };
  const range = rangeAsked(asked);
  const byName = named(isPreset(asked.preset) ? asked.preset : USUAL_PRESET, today);
  if (!range || (asked.through && asked.preset && isSame(range, byName))) return byName;
  const { start, end } = rangeOf(range, timeZone, now);
  return { preset: null, startDate: range.startDate ?? start, endDate: range.endDate ?? end, problem: null };
}

/** The days of a preset, as of today. */
export function presetDays(preset: Preset, today: Day): { startDate: Day; endDate: Day } {
  const tomorrow = addDays(today, 1);
  const month = `${today.slice(0, 7)}-01`;
  switch (preset) {
    case "today":
      return { startDate: today, endDate: tomorrow };
    case "yesterday":
      return { startDate: addDays(today, -1), endDate: today };
    case "7-days":
      return { startDate: addDays(today, -6), endDate: tomorrow };
    case "30-days":
      return { startDate: addDays(today, -29), endDate: tomorrow };
    case "90-days":
      return { startDate: addDays(today, -89), endDate: tomorrow };
    case "month":
      return { startDate: month, endDate: tomorrow };
    case "last-month":
      return { startDate: `${addDays(month, -1).slice(0, 7)}-01`, endDate: month };
    case "year":
      return { startDate: `${today.slice(0, 4)}-01-01`, endDate: tomorrow };
  }
}

function named(preset: Preset, today: Day): Period {
  return { preset, ...presetDays(preset, today), problem: null };
}

/** A form shows a preset's days and posts them with its name: only other days are a range. */
function isSame(range: { startDate?: string | undefined; endDate?: string | undefined }, period: Period): boolean {
  return range.startDate === period.startDate && range.endDate === period.endDate;
}

/** Null when no range is asked for. A typed last day wins over an end, which a form does not have. */
function rangeAsked({ startDate, endDate, through }: AskedPeriod) {
  const end = through ? addDays(through, 1) : endDate || undefined;
  return startDate || end ? { startDate: startDate || undefined, endDate: end } : null;
}

function problemOf(asked: AskedPeriod, timeZone: string, now: string): string | null {
  const { preset, startDate, endDate, through } = asked;
  const wrong = [startDate, endDate].find((value) => value && !dayOrInstant.safeParse(value).success);
  const wrongDay = through && !(isDay(through) && dayOrInstant.safeParse(addDays(through, 1)).success);
  if (wrong || wrongDay) return `“${brief(wrong || through || "")}” is not a day from 1970 to 2099.`;
  const range = rangeAsked(asked);
  if (!range) return preset && !isPreset(preset) ? `There is no period called “${brief(preset)}”.` : null;
  try {
    const { start, end } = rangeOf(range, timeZone, now);
    if (start < end) return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!error.fields?.endDate?.startsWith("This lies before")) return error.fields?.endDate ?? error.message;
  }
  return range.endDate ? "This period ends before it begins." : "This period has not begun yet.";
}

function isPreset(value: string | undefined): value is Preset {
  return PRESETS.some((preset) => preset === value);
}

function brief(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
