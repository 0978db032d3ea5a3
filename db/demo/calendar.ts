import { addDays, fromWallClock, startOfDay, toDay } from "@/lib/time";
import type { Random } from "./random";

const HOUR = 3_600_000;
const HALF_HOUR = HOUR / 2;
/** How busy each half hour from 9:00 to 18:30 is: one peak before lunch, one after. */
const HALF_HOURS = [2, 4, 6, 7, 7, 6, 4, 3, 2, 2, 4, 6, 7, 7, 6, 5, 4, 2, 1];
/** How busy each day is, from Sunday. */
const WEEK = [0.12, 1, 1.05, 1.05, 1, 0.6, 0.05];

export interface WorkingDay {
  /** Midnight, opening and closing, in milliseconds since 1970. */
  start: number;
  opens: number;
  closes: number;
}

/**
 * The team's working time, as one growing quantity that counts a full working day as 1: `worked` turns an instant into
 * it and `instant` back, so that anything spread evenly over it follows the hours and days people really call.
 */
export class Calendar {
  readonly days: WorkingDay[] = [];
  readonly #starts: number[] = [];
  readonly #worked: number[] = [0];

  /** From `past` days before the day of `now` to `future` days after it, in an IANA time zone. */
  constructor(now: Date, timeZone: string, past: number, future: number) {
    const today = toDay(now, timeZone);
    const full = HALF_HOURS.reduce((sum, weight) => sum + weight, 0);
    let worked = 0;
    for (let n = -past; n <= future; n++) {
      const day = addDays(today, n);
      const opens = Date.parse(fromWallClock(`${day}T09:00`, timeZone));
      const closes = opens + HALF_HOURS.length * HALF_HOUR;
      this.days.push({ start: Date.parse(startOfDay(day, timeZone)), opens, closes });
      const weight = WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1;
      for (const [i, busy] of HALF_HOURS.entries()) {
        this.#starts.push(opens + i * HALF_HOUR);
        worked += (weight * busy) / full;
        this.#worked.push(worked);
      }
    }
  }

  /** The working time before an instant, in working days. */
  worked(time: number): number {
    const i = last(this.#starts, time);
    if (i < 0) return 0;
    const [before = 0, after = 0] = this.#worked.slice(i, i + 2);
    return before + (after - before) * Math.min(1, (time - (this.#starts[i] ?? 0)) / HALF_HOUR);
  }

  /** The instant at which so much was worked. */
  instant(worked: number): number {
    const i = Math.min(Math.max(0, last(this.#worked, worked)), this.#starts.length - 1);
    const [before = 0, after = 0] = this.#worked.slice(i, i + 2);
    return (this.#starts[i] ?? 0) + Math.floor((HALF_HOUR * (worked - before)) / (after - before));
  }

  /** An instant between two, as likely as work is done then. */
  between(from: number, to: number, random: Random): number {
    return this.instant(random.between(this.worked(from), this.worked(to)));
  }

  dayOf(time: number): WorkingDay {
    const day = this.days[last(this.days, time, (candidate) => candidate.start)];
    if (!day) throw new Error("The calendar does not reach that far.");
    return day;
  }

  /** The first midnight after an instant. */
  dayAfter(time: number): number {
    return this.dayOf(this.dayOf(time).start + 26 * HOUR).start;
  }
}

/** The index of the last item not greater than `value`, in a sorted list; -1 when there is none. */
function last<T>(sorted: readonly T[], value: number, of: (item: T) => number = Number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(sorted[middle] as T) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
