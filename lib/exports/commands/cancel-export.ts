import { apply, conflict, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { mayExport } from "../policy";
import { ExportId } from "../schema";

/** Stops an export before its next part. What is written of it goes. */
export const cancelExport = defineCommand({
  name: "cancelExport",
  input: ExportId,
  load: (input) => ({ export: one("export", input.id) }),
  allow: (actor) => mayExport(actor),
  plan(_, { export: one }, { now }) {
    if (one.status === "cancelled") return unchanged;
    if (one.status !== "running") return conflict("This export is over already: there is nothing to cancel.");
    return apply(update("export", "export_cancelled", one, { status: "cancelled", finishedAt: now }, now));
  },
});
