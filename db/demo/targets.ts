import { create } from "@/lib/command/define";
import { EVERYONE, type TargetField } from "@/lib/targets/names";
import type { Target } from "@/lib/targets/schema";
import { idAt } from "./ids";
import type { Team } from "./members";
import type { Operation } from "./operation";
import { CALL_DAYS, type DemoOptions } from "./options";
import { Random } from "./random";

/** What is aimed at of what is usual, so that a good day is over it. */
const AIMED = 0.88;
/** Of how many calls one books a demo, and how many days a week are worked. */
const CALLS_A_DEMO = 12;
const WEEK = 5;
const MINUTE = 60_000;

/**
 * What the manager set for each agent, as much as most of them reach, and for two by name: who is new aims lower, and who
 * sells most aims higher.
 */
export function* demoTargets({ manager, agents }: Team, { calls }: DemoOptions): Generator<Operation> {
  const random = Random.for("targets");
  const day = Math.max(5, (AIMED * calls) / Math.max(1, agents.length) / ((CALL_DAYS * WEEK) / 7));
  const [best, newest] = [agents[1], agents.at(-1)];
  const set: [string, Amounts][] = [[EVERYONE, amounts(day)]];
  if (agents.length > 2 && best && newest) set.push([best.id, amounts(day * 1.2)], [newest.id, amounts(day * 0.75)]);
  const time = Math.max(...[manager, ...agents].map(({ createdAt }) => Date.parse(createdAt))) + 5 * MINUTE;
  const at = new Date(time).toISOString();
  const changes = set.map(([id, aimed]) =>
    create("target", "target_set", { id, ...aimed, createdAt: at, updatedAt: at, seq: 0 }),
  );
  yield { id: idAt(time, random), userId: manager.id, at, leadId: null, changes };
}

type Amounts = Pick<Target, TargetField>;

function amounts(callsPerDay: number): Amounts {
  const calls = Math.round(callsPerDay);
  return { callsPerDay: calls, demosPerWeek: Math.max(1, Math.round((calls * WEEK) / CALLS_A_DEMO)) };
}
