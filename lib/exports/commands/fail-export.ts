import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { isWriter } from "../policy";
import { ExportFailure } from "../schema";

/** There will be no file, for a reason its person can read. */
export const failExport = defineCommand({
  name: "failExport",
  input: ExportFailure,
  load: (input) => ({ export: one("export", input.id) }),
  allow: (actor) => isWriter(actor),
  plan: ({ reason }, { export: one }, { now }) =>
    one.status === "running"
      ? apply(update("export", "export_failed", one, { status: "failed", reason, finishedAt: now }, now))
      : unchanged,
});
