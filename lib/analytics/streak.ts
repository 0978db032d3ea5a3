import type { WorkingWeek } from "@/lib/enums";
import { addDays, type Day } from "@/lib/time";
import { isWorkingDay } from "./working-days";

/** How many local days back a streak is looked for: it is shown as at least that long. */
export const STREAK_REACH = 84;

export interface Streak {
  /** Working days in a row on which the daily target was reached. */
  days: number;
  /** The first of them; null when there is none. */
  first: Day | null;
  /** The last of them: today, or the working day before. */
  last: Day | null;
  /** It is as long as was looked, and may be longer. */
  more: boolean;
}

interface World {
  today: Day;
  week: WorkingWeek;
  /** The person's first day. */
  since: Day;
}

/**
 * Working days in a row, back from today, on which calls reached the daily target as it is now. Today counts once it is
 * reached, and until then does not break what was before it. Days off neither count nor break.
 */
export function streakOf(calls: ReadonlyMap<Day, number>, perDay: number, { today, week, since }: World): Streak {
  const found: Streak = { days: 0, first: null, last: null, more: false };
  const earliest = addDays(today, 1 - STREAK_REACH);
  for (let day = today; day >= since; day = addDays(day, -1)) {
    if (day < earliest) return { ...found, more: true };
    if (!isWorkingDay(day, week)) continue;
    if ((calls.get(day) ?? 0) >= perDay) {
      found.days += 1;
      found.first = day;
      found.last ??= day;
    } else if (day !== today) break;
  }
  return found;
}
