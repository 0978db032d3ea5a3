import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { isWriter } from "../policy";
import { isThere } from "../rules";
import { ExportId } from "../schema";

/** A file past its time can be fetched no more; its objects go afterwards. */
export const expireExport = defineCommand({
  name: "expireExport",
  input: ExportId,
  load: (input) => ({ export: one("export", input.id) }),
  allow: (actor) => isWriter(actor),
  plan: (_, { export: one }, { now }) =>
    one.status === "ready" && !isThere(one, now)
      ? apply(update("export", "export_expired", one, { status: "expired" }, now))
      : unchanged,
});
