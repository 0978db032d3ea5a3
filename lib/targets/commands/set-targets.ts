import {
  apply,
  type Change,
  conflict,
  create,
  defineCommand,
  many,
  reject,
  unchanged,
  update,
} from "@/lib/command/define";
import { collisions, mergeEdit } from "@/lib/command/merge";
import { EVERYONE, TEAM } from "../names";
import { maySetTargets } from "../policy";
import { type Target, TargetsSetting } from "../schema";

const UNKNOWN = "This person is not known.";

/** Sets targets of people, of everyone or of the team: all that are named, or none. */
export const setTargets = defineCommand({
  name: "setTargets",
  input: TargetsSetting,
  load: ({ targets }) => ({
    targets: many("target", Object.keys(targets)),
    people: many("user", Object.keys(targets).filter(isPerson)),
  }),
  allow: (actor) => maySetTargets(actor),
  plan({ targets }, rows, { now }) {
    const known = new Set(rows.people.map(({ id }) => id));
    const unknown = Object.keys(targets).filter((id) => isPerson(id) && !known.has(id));
    if (unknown.length > 0) return reject(UNKNOWN, Object.fromEntries(unknown.map((id) => [fieldOf(id), UNKNOWN])));
    const changes: Change[] = [];
    const colliding: string[] = [];
    for (const [id, { seq, ...typed }] of Object.entries(targets)) {
      const row = rows.targets.find((one) => one.id === id);
      // A target is two numbers that are seen together: whoever saw an older one did not see this one.
      const edit = typed as Partial<Target>;
      const merge = mergeEdit<Target>(row ?? none(id, now), edit, { seq }, { fields: [], forgotten: true });
      if (merge.colliding) colliding.push(...merge.colliding.map((field) => `${fieldOf(id)}.${field}`));
      else if (Object.keys(merge.patch).length === 0) continue;
      else if (row) changes.push(update("target", "target_set", row, merge.patch, now));
      else changes.push(create("target", "target_set", { ...none(id, now), ...merge.patch }));
    }
    if (colliding.length > 0)
      return conflict("Someone else changed the same targets meanwhile.", collisions(colliding));
    const [first, ...more] = changes;
    return first ? apply(first, ...more) : unchanged;
  },
});

/** How errors, and the form's controls, name what was set for whom. */
const fieldOf = (id: string) => `targets.${id}`;

function isPerson(id: string): boolean {
  return id !== EVERYONE && id !== TEAM;
}

function none(id: string, now: string): Target {
  return { id, callsPerDay: null, demosPerWeek: null, createdAt: now, updatedAt: now, seq: 0 };
}
