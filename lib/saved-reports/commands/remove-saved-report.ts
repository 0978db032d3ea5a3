import { apply, defineCommand, one, update } from "@/lib/command/define";
import { mayExport } from "@/lib/exports/policy";
import { SavedReportId } from "../schema";

/** Forgets a saved report. Files it already made stay until they expire. */
export const removeSavedReport = defineCommand({
  name: "removeSavedReport",
  input: SavedReportId,
  load: ({ id }) => ({ report: one("savedReport", id) }),
  allow: (actor) => mayExport(actor),
  plan: (_, { report }, { now }) =>
    apply(update("savedReport", "saved_report_removed", report, { removedAt: now, schedule: "never" }, now)),
});
