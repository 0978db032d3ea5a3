import { apply, conflict, defineCommand, one, update } from "@/lib/command/define";
import { mayExport } from "../policy";
import { isThere } from "../rules";
import { ExportId } from "../schema";

/** Notes that its person fetches the file, once for each address they were given. */
export const downloadExport = defineCommand({
  name: "downloadExport",
  input: ExportId,
  load: (input) => ({ export: one("export", input.id) }),
  allow: (actor) => mayExport(actor),
  plan: (_, { export: one }, { now }) =>
    isThere(one, now)
      ? apply(update("export", "export_downloaded", one, { downloadedAt: now }, now))
      : conflict("This file is not there, or not any more."),
});
