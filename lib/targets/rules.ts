import type { Actor } from "@/lib/command/define";
import { EVERYONE, type TargetField } from "./names";
import type { Target } from "./schema";

/** What somebody aims at; null is no target. */
export type Goal = Record<TargetField, number | null>;

export const NO_GOAL: Goal = { callsPerDay: null, demosPerWeek: null };

type Amounts = Pick<Target, "id" | TargetField>;

/**
 * A person's goal: their own target, and where that says nothing, everyone's. Everyone's is for those who sell: managers and
 * admins have what was set for them by name, and who has no access any more aims at nothing.
 */
export function goalOf(person: Pick<Actor, "id" | "role" | "active">, targets: readonly Amounts[]): Goal {
  if (!person.active) return NO_GOAL;
  const own = targets.find(({ id }) => id === person.id);
  const usual = person.role === "agent" ? targets.find(({ id }) => id === EVERYONE) : undefined;
  const amount = (field: TargetField) => (own?.[field] ?? usual?.[field]) || null;
  return { callsPerDay: amount("callsPerDay"), demosPerWeek: amount("demosPerWeek") };
}
