import { z } from "zod";
import { DashboardFilter, PRESETS } from "@/lib/analytics/filter";
import { MONTHS } from "@/lib/analytics/forecast-filter";
import type { Versioned } from "@/lib/command/define";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  REPORT_KINDS,
  type ReportKind,
  SCHEDULES,
  type Schedule,
} from "@/lib/enums";
import { id, instant, newId, oneOf, requiredText } from "@/lib/fields";

/**
 * A report that a person keeps under a name: which one, and what its address asks for (`query`, as a JSON object). By its
 * schedule it is exported, in their name, into their list of exports. `ranThrough` is when it was last due, or scheduled.
 */
export interface SavedReport extends Versioned {
  userId: string;
  name: string;
  kind: ReportKind;
  query: string;
  schedule: Schedule;
  format: ExportFormat;
  ranThrough: string;
  createdAt: string;
  updatedAt: string;
  removedAt: string | null;
}

declare module "@/lib/command/define" {
  interface Entities {
    savedReport: SavedReport;
  }
}

const name = requiredText("A name", 80);

/** What the address of a report takes. */
const Query = z.strictObject({
  preset: oneOf(PRESETS).optional(),
  ...DashboardFilter.shape,
  months: oneOf(MONTHS).optional(),
});
export type ReportQuery = z.output<typeof Query>;

export const NewSavedReport = z.strictObject({
  id: newId,
  name,
  kind: oneOf(REPORT_KINDS),
  query: Query.default({}),
  schedule: oneOf(SCHEDULES).default("never"),
  format: oneOf(EXPORT_FORMATS).default("csv"),
});

export const SavedReportEdit = z.strictObject({
  id,
  name: name.optional(),
  schedule: oneOf(SCHEDULES).optional(),
  format: oneOf(EXPORT_FORMATS).optional(),
});

export const SavedReportId = z.strictObject({ id });
export const ReportRun = z.strictObject({ id, at: instant });
