import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { CALL_TYPES, type CallType, type Industry, OUTCOMES, type Outcome } from "@/lib/enums";
import { base, dayOrInstant, id, instant, newId, oneOf, optionalText } from "@/lib/fields";

/** A call: `duration` in whole seconds, rounded down; `endTime` and `duration` are null while it lasts. */
export interface Call extends Versioned {
  leadId: string;
  userId: string;
  callType: CallType;
  startTime: string;
  endTime: string | null;
  duration: number | null;
  outcome: Outcome | null;
  notes: string | null;
  nextAction: string | null;
  nextActionDate: string | null;
  localDay: string;
  localHour: number;
  industry: Industry | null;
  source: string | null;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/** A call on a screen; `leadName` is null when its lead may not be seen. */
export type CallView = Pick<
  Call,
  | "id"
  | "leadId"
  | "userId"
  | "callType"
  | "startTime"
  | "endTime"
  | "duration"
  | "outcome"
  | "notes"
  | "nextAction"
  | "nextActionDate"
  | "seq"
> & { userName: string; leadName: string | null };

declare module "@/lib/command/define" {
  interface Entities {
    call: Call;
  }
}

const result = {
  outcome: oneOf(OUTCOMES),
  notes: optionalText(10_000),
  nextAction: optionalText(500),
  nextActionDate: dayOrInstant.nullable(),
};
const times = {
  endTime: instant.nullable(),
  duration: z
    .number("This must be a number.")
    .int("Use whole seconds.")
    .min(0, "Use 0 or more.")
    .max(86_400, "Use at most a day."),
};
/** Without these the outcome still moves the lead's status; `false` leaves it as it is. */
const effect = { moveLead: z.boolean("Use true or false.").optional() };

/** The call's row exists before the number is dialled. */
export const CallStart = z.strictObject({
  id: newId,
  leadId: id,
  base,
  callType: oneOf(CALL_TYPES).default("outbound"),
  startTime: instant.optional(),
});

/** How a call in progress ended. */
export const CallEnd = z.strictObject({
  id,
  ...z.object(times).partial().shape,
  ...z.object(result).partial().shape,
  outcome: result.outcome,
  ...effect,
});
export type CallEnd = z.output<typeof CallEnd>;

/** A call made earlier, or one that an integration logs whole; without `outcome` and end it is in progress. */
export const NewCall = z.strictObject({
  id: newId,
  leadId: id,
  base,
  callType: oneOf(CALL_TYPES).default("outbound"),
  startTime: instant.optional(),
  ...z.object(times).partial().shape,
  ...z.object(result).partial().shape,
  outcome: result.outcome.nullable().optional(),
  ...effect,
});
export type NewCall = z.output<typeof NewCall>;

export const CallEdit = z.strictObject({
  id,
  base,
  callType: oneOf(CALL_TYPES).optional(),
  startTime: instant.optional(),
  ...z.object(times).partial().shape,
  ...z.object(result).partial().shape,
  outcome: result.outcome.nullable().optional(),
  ...effect,
});
export type CallEdit = z.output<typeof CallEdit>;

export const CallId = z.strictObject({ id });
