import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { isWriter } from "@/lib/exports/policy";
import { ReportRun } from "../schema";

/** A saved report has been exported for this time that it was due. */
export const noteReportRun = defineCommand({
  name: "noteReportRun",
  input: ReportRun,
  load: ({ id }) => ({ report: one("savedReport", id) }),
  allow: (actor) => isWriter(actor),
  plan({ at }, { report }, { now }) {
    if (report.ranThrough >= at) return unchanged;
    return apply(update("savedReport", "saved_report_ran", report, { ranThrough: at }, now));
  },
});
