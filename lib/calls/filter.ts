import { z } from "zod";
import { FOLLOW_UPS, INDUSTRIES, NONE, OUTCOMES } from "@/lib/enums";
import { cursor, dayOrInstant, id, limit, listOf, oneOf, wholeNumber } from "@/lib/fields";

export const OUTCOME_CHOICES = [...OUTCOMES, NONE] as const;
export type OutcomeChoice = (typeof OUTCOME_CHOICES)[number];

const WITHIN = "Say from and to as well.";

/** The filter of every list of calls, as data: the query string of the page and of `GET /api/calls`. */
export const CallFilter = z
  .strictObject({
    leadId: id.optional(),
    /** A person's id or `me`. */
    userId: z.union([z.literal("me"), id], "Give a person's id, or me.").optional(),
    outcome: listOf(OUTCOME_CHOICES).optional(),
    industry: oneOf([...INDUSTRIES, NONE]).optional(),
    /** `(none)`: calls without one. */
    source: z.string("Give one source.").trim().min(1).max(100, "Use at most 100 characters.").optional(),
    from: dayOrInstant.optional(),
    to: dayOrInstant.optional(),
    /** When the call began by the organisation's clock: 1 is Monday, 0 the hour from midnight. Only within a range. */
    weekday: wholeNumber(1, 7).optional(),
    hour: wholeNumber(0, 23).optional(),
    /** When the next action of the call was to be; then the latest comes first. */
    dueFrom: dayOrInstant.optional(),
    dueTo: dayOrInstant.optional(),
    /** What became of that, by the organisation's days. Only within such a range. */
    followUp: oneOf(FOLLOW_UPS).optional(),
    cursor,
    limit,
    /** `display` adds the names of the lead and of who called. */
    include: z.literal("display").optional(),
  })
  .refine(({ weekday, from, to }) => weekday === undefined || (from && to), { path: ["weekday"], message: WITHIN })
  .refine(({ hour, from, to }) => hour === undefined || (from && to), { path: ["hour"], message: WITHIN })
  .refine(({ followUp, dueFrom, dueTo }) => !followUp || (dueFrom && dueTo), {
    path: ["followUp"],
    message: "Say dueFrom and dueTo as well.",
  });
export type CallFilter = z.output<typeof CallFilter>;

/** Whether a list goes by when next actions were due, not by when calls began. */
export function goesByDue({ dueFrom, dueTo, weekday, hour }: Partial<CallFilter>): boolean {
  return Boolean(dueFrom || dueTo) && weekday === undefined && hour === undefined;
}

/** Whether only the server can tell: who followed a call up may be out of a device's sight. */
export function needsServer({ followUp }: Pick<CallFilter, "followUp">): boolean {
  return followUp !== undefined;
}
