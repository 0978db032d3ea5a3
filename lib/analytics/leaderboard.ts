import type { Actor } from "@/lib/command/define";
import type { Settings } from "@/lib/settings/schema";
import { TEAM } from "@/lib/targets/names";
import { goalOf } from "@/lib/targets/rules";
import type { Target } from "@/lib/targets/schema";
import { type Day, toDay } from "@/lib/time";
import { type Aim, aimOf, goalOver } from "./aim";
import type { BreakdownRow } from "./breakdown";
import { daysTouched } from "./range";
import type { Scope } from "./schema";
import { workingDaysOf } from "./working-days";

export interface Leader {
  id: string;
  name: string;
  /** By the share of the calls' target that was reached; null without such a target. */
  rank: number | null;
  calls: Aim;
  demos: Aim;
  scope: Scope;
}

/** Everyone's calls and demos of a period against their targets, the best share first. */
export interface Leaderboard {
  leaders: Leader[];
  /** All calls of the period, against the team's target or else the sum of its people's. */
  team: { calls: Aim; demos: Aim; scope: Scope };
  /** How many working days of the period have begun: what targets count by. */
  workingDays: number;
}

export type Ranked = Pick<Actor, "id" | "name" | "role" | "active"> & { createdAt: string };
type Targets = readonly Pick<Target, "id" | "callsPerDay" | "demosPerWeek">[];

interface World {
  scope: Scope;
  people: readonly Ranked[];
  targets: Targets;
  now: Date;
  timeZone: string;
  workingWeek: Settings["workingWeek"];
}

/**
 * `rows` are everyone's figures of the period. A person aims at something from the day they were invited, and nobody at days
 * that have not begun; who made no call is there if they have a target, or are an agent.
 */
export function leaderboardOf(rows: readonly BreakdownRow[], world: World): Leaderboard {
  const { scope, people, targets, now, timeZone, workingWeek } = world;
  const today = toDay(now, timeZone);
  const begun = daysTouched(scope, timeZone).filter((day) => day <= today);
  const joined = new Map(people.map(({ id, createdAt }) => [id, toDay(createdAt, timeZone)]));
  const from = (day: Day | undefined) => begun.filter((one) => day === undefined || one >= day);
  const standings = people.flatMap((person) => {
    const row = rows.find(({ key }) => key === person.id);
    const goal = goalOf(person, targets);
    const over = goalOver(goal, from(joined.get(person.id)), workingWeek);
    const aims = goal.callsPerDay !== null || goal.demosPerWeek !== null;
    if (!row?.totalCalls && !aims && !(person.active && person.role === "agent")) return [];
    return {
      ...{ id: person.id, name: person.name, over },
      calls: aimOf(row?.totalCalls ?? 0, over.calls),
      demos: aimOf(row?.demosBooked ?? 0, over.demos),
      scope: { ...scope, userId: person.id },
    };
  });
  const own = targets.find(({ id }) => id === TEAM);
  const goal = { callsPerDay: own?.callsPerDay || null, demosPerWeek: own?.demosPerWeek || null };
  const whole = goalOver(goal, from([...joined.values()].sort()[0]), workingWeek);
  const sum = (name: "calls" | "demos") => standings.reduce((all, { over }) => all + (over[name] ?? 0), 0);
  return {
    leaders: ranked(standings.map(({ over: _, ...leader }) => leader)),
    team: {
      calls: aimOf(total(rows, "totalCalls"), whole.calls ?? sum("calls")),
      demos: aimOf(total(rows, "demosBooked"), whole.demos ?? sum("demos")),
      scope,
    },
    workingDays: workingDaysOf(begun, workingWeek).length,
  };
}

/** Equal shares have equal ranks, and the next one counts those before it. */
function ranked(leaders: Omit<Leader, "rank">[]): Leader[] {
  const reached = ({ calls: { done, target } }: Omit<Leader, "rank">) => (target === null ? -1 : done / target);
  const sorted = leaders.toSorted(
    (a, b) => reached(b) - reached(a) || b.calls.done - a.calls.done || a.name.localeCompare(b.name),
  );
  return sorted.map((leader) => {
    const ahead = sorted.filter((other) => reached(other) > reached(leader)).length;
    return { ...leader, rank: leader.calls.target === null ? null : ahead + 1 };
  });
}

function total(rows: readonly BreakdownRow[], name: "totalCalls" | "demosBooked"): number {
  return rows.reduce((sum, row) => sum + row[name], 0);
}
