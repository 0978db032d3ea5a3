import { z } from "zod";
import { INDUSTRIES } from "@/lib/enums";
import { dayOrInstant, id, oneOf } from "@/lib/fields";

const source = z.string("Give one source.").trim().min(1).max(100, "Use at most 100 characters.");

/** What `GET /api/analytics/dashboard` takes: `[startDate, endDate)`, the last 30 local days when not given. */
export const DashboardFilter = z.strictObject({
  startDate: dayOrInstant.optional(),
  endDate: dayOrInstant.optional(),
  /** A person's id or `me`; agents see their own figures, whoever they ask for. */
  userId: z.union([z.literal("me"), id], "Give a person's id, or me.").optional(),
  /** `none`: calls and leads without one. */
  industry: oneOf([...INDUSTRIES, "none"]).optional(),
  /** `(none)`: calls and leads without one. */
  source: source.optional(),
});
export type DashboardFilter = z.output<typeof DashboardFilter>;

/** What the report of promises takes, which is kept by person alone. */
export const PromisesFilter = DashboardFilter.omit({ industry: true, source: true });
export type PromisesFilter = z.output<typeof PromisesFilter>;

/** What a report breaks its figures down by. */
export const BREAKDOWNS = ["people", "industries", "sources"] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** The same in the address of `/reports`, where a preset may stand for a range and the last day counts. */
export const PRESETS = ["today", "yesterday", "7-days", "30-days", "90-days", "month", "last-month", "year"] as const;
export type Preset = (typeof PRESETS)[number];
