import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import type { Role } from "@/lib/enums";
import { id } from "@/lib/fields";
import { EVERYONE, type TargetField, TEAM } from "./names";

/** How much is aimed at, as it was set. Null takes what stands above it; 0 is none. */
export interface Target extends Versioned {
  callsPerDay: number | null;
  demosPerWeek: number | null;
  createdAt: string;
  updatedAt: string;
}

declare module "@/lib/command/define" {
  interface Entities {
    target: Target;
  }
}

/** Whose target it is, as a screen lists them. */
export interface Aimed {
  id: string;
  name: string;
  role: Role;
}

export interface TargetsPage {
  /** Everyone with access, and who lost it while they have a target: agents first, then by name. */
  people: Aimed[];
  /** Everyone's, the team's, then each person's; an empty one with `seq` 0 where none was set. */
  targets: Pick<Target, "id" | "callsPerDay" | "demosPerWeek" | "seq">[];
}

/** As many as one operation may change. */
const MOST_SET = 500;
const MOST = { callsPerDay: 1000, demosPerWeek: 500 };

function amount(field: TargetField) {
  const sentence = `Use a whole number from 0 to ${MOST[field].toLocaleString("en")}, or leave it empty.`;
  return z.number(sentence).int(sentence).min(0, sentence).max(MOST[field], sentence).nullable().optional();
}

/** By whose they are: a person's id, `everyone` or `team`. The fields not named stay as they are. */
export const TargetsSetting = z.strictObject({
  targets: z
    .record(
      z.union([z.enum([EVERYONE, TEAM]), id], "Name a person, everyone or team."),
      z.strictObject({
        /** Of the target that the person was looking at; 0 when there was none. */
        seq: z.number("Send the seq of what you changed.").int().nonnegative(),
        callsPerDay: amount("callsPerDay"),
        demosPerWeek: amount("demosPerWeek"),
      }),
    )
    .refine(
      (targets) => Object.keys(targets).length <= MOST_SET,
      `Set the targets of at most ${MOST_SET} people at a time.`,
    ),
});
