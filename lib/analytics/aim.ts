import type { WorkingWeek } from "@/lib/enums";
import type { Goal } from "@/lib/targets/rules";
import type { Day } from "@/lib/time";
import { daysAWeek, workingDaysOf } from "./working-days";

/** What was done of what was aimed at. */
export interface Aim {
  done: number;
  /** Null: there is none. A part of a week may make it a fraction. */
  target: number | null;
  /** In whole per cent, rounded down, so that 100 is reached; null without a target. */
  share: number | null;
}

/** A goal over these local days: by the working days among them, and demos by their share of a working week. */
export function goalOver(goal: Goal, days: readonly Day[], week: WorkingWeek) {
  const worked = workingDaysOf(days, week).length;
  return {
    calls: goal.callsPerDay && goal.callsPerDay * worked,
    demos: goal.demosPerWeek && (goal.demosPerWeek * worked) / daysAWeek(week),
  };
}

/** A target that comes to nothing, as over days off alone, is none. */
export function aimOf(done: number, target: number | null): Aim {
  return { done, target: target || null, share: target ? Math.floor(rounded((done / target) * 100)) : null };
}

/** A target as people read it: with one decimal where a part of a week makes one. */
export function targetWords(target: number): string {
  return (Math.round(target * 10) / 10).toLocaleString("en");
}

/** Thirds of a week add up to weeks. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
