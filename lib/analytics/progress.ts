import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "@/db/client";
import type { Context } from "@/lib/command/context";
import type { Actor } from "@/lib/command/define";
import { dueStatement } from "@/lib/leads/queries";
import type { Settings } from "@/lib/settings/schema";
import { EVERYONE } from "@/lib/targets/names";
import { type Goal, goalOf } from "@/lib/targets/rules";
import type { Target } from "@/lib/targets/schema";
import { addDays, type Day, startOfDay, toDay } from "@/lib/time";
import { type Aim, aimOf, goalOver } from "./aim";
import { ACTIVE, list } from "./dashboard-statements";
import type { Scope } from "./schema";
import { STREAK_REACH, streakOf } from "./streak";
import { isWorkingDay, weekOf } from "./working-days";

/** The most due leads that are counted. */
const MOST_DUE = 400;
/** How many working days are drawn one by one. */
const DRAWN = 10;

/** Calls of a working day against the daily target. */
export interface DrawnDay {
  day: Day;
  calls: number;
  met: boolean;
  scope: Scope;
}

/** How far one person is, whatever range and filters the report has: today, this week, and how long they keep it up. */
export interface Progress {
  goal: Goal;
  today: { scope: Scope; calls: Aim; dayOff: boolean };
  week: { scope: Scope; calls: Aim; demos: Aim };
  /** Null without a daily target. `calls` are those from its first to its last day, days off between them too. */
  streak: { days: number; more: boolean; calls: number; scope: Scope | null; drawn: DrawnDay[] } | null;
  /** Counted as far as `MOST_DUE`; `more` says that there are at least so many. */
  due: { leads: number; more: boolean };
  userId: string;
}

type Person = Pick<Actor, "id" | "role" | "active"> & { createdAt: string };
type DaySums = { day: Day; calls: number; demos: number };
export type ProgressRows = [DaySums[], Target[], (Omit<Person, "active"> & { active: number })[], { count: number }[]];

/** What a person's progress is read from, to go into a batch: their days' totals, targets, who they are, and what is due. */
export function progressStatements(ctx: Context, userId: string, timeZone: string, settings: Week) {
  const days = daysRead(toDay(ctx.now(), timeZone), settings);
  return [
    statement(ctx.db, daySums(userId, days)),
    statement(
      ctx.db,
      sql`select id, calls_per_day as callsPerDay, demos_per_week as demosPerWeek from targets
        where id in (${EVERYONE}, ${userId})`,
    ),
    statement(ctx.db, sql`select id, role, active, created_at as createdAt from users where id = ${userId}`),
    dueOf(ctx.db, userId, ctx.now()),
  ] as const;
}

type Week = Pick<Settings, "workingWeek">;

/** What the answers of `progressStatements` come to; null for a person who is not known. */
export function progressOf(
  [sums, targets, [found], [due]]: ProgressRows,
  { now, timeZone, workingWeek }: Week & { now: Date; timeZone: string },
): Progress | null {
  if (!found) return null;
  const person = { ...found, active: Boolean(found.active) };
  const goal = goalOf(person, targets);
  const today = toDay(now, timeZone);
  const since = toDay(person.createdAt, timeZone);
  const week = weekOf(today, workingWeek);
  const calls = new Map(sums.map(({ day, calls }) => [day, calls]));
  const scopeOf = (first: Day, last: Day): Scope => ({
    start: startOfDay(first, timeZone),
    end: startOfDay(addDays(last, 1), timeZone),
    ...{ userId: person.id, industry: null, source: null },
  });
  const over = (days: readonly Day[]) => {
    const own = sums.filter(({ day }) => days.includes(day));
    const goals = goalOver(
      goal,
      days.filter((day) => day >= since),
      workingWeek,
    );
    return {
      calls: aimOf(total(own, "calls"), goals.calls),
      demos: aimOf(total(own, "demos"), goals.demos),
    };
  };
  const streak = () => {
    const perDay = goal.callsPerDay;
    if (perDay === null) return null;
    const { days, more, first, last } = streakOf(calls, perDay, { today, week: workingWeek, since });
    const within = sums.filter(({ day }) => first && last && day >= first && day <= last);
    const drawn = lastWorkingDays(today, workingWeek, since).map((day) => {
      const made = calls.get(day) ?? 0;
      return { day, calls: made, met: made >= perDay, scope: scopeOf(day, day) };
    });
    return { days, more, drawn, calls: total(within, "calls"), scope: first && last ? scopeOf(first, last) : null };
  };
  return {
    goal,
    today: {
      scope: scopeOf(today, today),
      calls: over([today]).calls,
      dayOff: !isWorkingDay(today, workingWeek),
    },
    week: { scope: scopeOf(week[0] ?? today, week[6] ?? today), ...over(week) },
    streak: streak(),
    due: { leads: due?.count ?? 0, more: due?.count === MOST_DUE },
    userId: person.id,
  };
}

/** As far back as a streak may go, and to the end of the week: a call may have begun a few minutes ahead. */
function daysRead(today: Day, { workingWeek }: Week): Day[] {
  const end = weekOf(today, workingWeek)[6] ?? today;
  const days: Day[] = [];
  for (let day = addDays(today, 1 - STREAK_REACH); day <= end; day = addDays(day, 1)) days.push(day);
  return days;
}

function lastWorkingDays(today: Day, week: Settings["workingWeek"], since: Day): Day[] {
  const days: Day[] = [];
  for (let day = today; days.length < DRAWN && day >= since; day = addDays(day, -1)) {
    if (isWorkingDay(day, week)) days.unshift(day);
  }
  return days;
}

const daySums = (userId: string, days: readonly Day[]): SQL =>
  sql`select day, calls, demo_booked as demos from call_totals where version = ${ACTIVE} and industry = '*'
    and source = '*' and day in ${list(days)} and user_id = ${userId} and calls > 0`;

function dueOf(db: Database, userId: string, now: Date) {
  return dueStatement(db, { userId: sql`${userId}`, now: sql`${now.toISOString()}`, cap: sql`${MOST_DUE}` });
}

function total(rows: readonly DaySums[], name: "calls" | "demos"): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}
