import { z } from "zod";
import { INDUSTRIES, OUTCOMES } from "@/lib/enums";
import { cursor, dayOrInstant, id, limit, listOf, oneOf } from "@/lib/fields";

/** The filter of every list of calls, as data: the query string of the page and of `GET /api/calls`. */
export const CallFilter = z.strictObject({
  leadId: id.optional(),
  /** A person's id or `me`. */
  userId: z.union([z.literal("me"), id], "Give a person's id, or me.").optional(),
  outcome: listOf(OUTCOMES).optional(),
  industry: oneOf(INDUSTRIES).optional(),
  source: z.string("Give one source.").trim().min(1).max(100, "Use at most 100 characters.").optional(),
  from: dayOrInstant.optional(),
  to: dayOrInstant.optional(),
  cursor,
  limit,
  /** `display` adds the names of the lead and of who called. */
  include: z.literal("display").optional(),
});
export type CallFilter = z.output<typeof CallFilter>;
