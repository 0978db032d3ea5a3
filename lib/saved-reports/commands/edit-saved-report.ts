import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { mayExport } from "@/lib/exports/policy";
import { SavedReportEdit } from "../schema";

/** Its name, schedule or file. On another schedule it first runs when it is next due. */
export const editSavedReport = defineCommand({
  name: "editSavedReport",
  input: SavedReportEdit,
  load: ({ id }) => ({ report: one("savedReport", id) }),
  allow: (actor) => mayExport(actor),
  plan({ id: _, ...typed }, { report }, { now }) {
    const patch = {
      ...(typed.name !== undefined && typed.name !== report.name && { name: typed.name }),
      ...(typed.format !== undefined && typed.format !== report.format && { format: typed.format }),
      ...(typed.schedule !== undefined &&
        typed.schedule !== report.schedule && { schedule: typed.schedule, ranThrough: now }),
    };
    if (Object.keys(patch).length === 0) return unchanged;
    return apply(update("savedReport", "saved_report_changed", report, patch, now));
  },
});
