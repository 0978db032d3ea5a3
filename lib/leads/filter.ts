import { z } from "zod";
import { FIRST_CALLS, INDUSTRIES, LEAD_STATUSES, NONE } from "@/lib/enums";
import { cursor, dayOrInstant, id, limit, listOf, oneOf } from "@/lib/fields";

export const LEAD_SORTS = [
  "-createdAt",
  "createdAt",
  "-updatedAt",
  "updatedAt",
  "name",
  "-name",
  "nextActionDate",
  "-nextActionDate",
] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

export const DUE = ["now", "today", "overdue", "week"] as const;
export type Due = (typeof DUE)[number];

/** `any`: called at all. */
export const FIRST_CALL_CHOICES = [...FIRST_CALLS, "any"] as const;
export type FirstCallChoice = (typeof FIRST_CALL_CHOICES)[number];
export const WORTH = ["unknown"] as const;

/** The filter of every list of leads, as data: it is the query string of the page and of `GET /api/leads`. */
export const LeadFilter = z.strictObject({
  status: listOf(LEAD_STATUSES).optional(),
  industry: oneOf([...INDUSTRIES, NONE]).optional(),
  /** `(none)`: leads without one. */
  source: z.string("Give one source.").trim().min(1).max(100, "Use at most 100 characters.").optional(),
  /** A person's id, `me` or `none`. */
  assignedTo: z.union([z.enum(["me", "none"]), id], "Give a person's id, me or none.").optional(),
  due: oneOf(DUE).optional(),
  createdFrom: dayOrInstant.optional(),
  createdTo: dayOrInstant.optional(),
  /** How soon after creation the first call began. */
  firstCall: oneOf(FIRST_CALL_CHOICES).optional(),
  /** When it was won or lost. */
  closedFrom: dayOrInstant.optional(),
  closedTo: dayOrInstant.optional(),
  /** `unknown`: active leads without an estimated value or a probability. */
  worth: oneOf(WORTH).optional(),
  q: z.string("Give one search.").trim().max(100, "Use at most 100 characters.").optional(),
  sort: oneOf(LEAD_SORTS).optional(),
  cursor,
  limit,
  /** `display` adds what a screen shows beside the lead: the assignee's name, the phone as people read it. */
  include: z.literal("display").optional(),
});
export type LeadFilter = z.output<typeof LeadFilter>;

/** The order of what was closed in a while, which nobody asks for by name: leads being worked have no place in it. */
export const BY_CLOSING = "-closedAt";

/** Newest first; what is due, most urgent first; what was closed, last closed first. */
export function sortOf(
  filter: Pick<LeadFilter, "sort" | "due" | "closedFrom" | "closedTo">,
): LeadSort | typeof BY_CLOSING {
  if (filter.sort) return filter.sort;
  if (filter.due) return "nextActionDate";
  return filter.closedFrom || filter.closedTo ? BY_CLOSING : "-createdAt";
}

/** Whether only the server can tell: a device does not keep every call of its leads, so it cannot know which was first. */
export function needsServer({ firstCall }: Pick<LeadFilter, "firstCall">): boolean {
  return firstCall !== undefined;
}
