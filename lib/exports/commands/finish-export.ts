import { apply, defineCommand, one, unchanged, update } from "@/lib/command/define";
import { isWriter } from "../policy";
import { expiryFrom } from "../rules";
import { ExportResult } from "../schema";

/** The file is whole, and can be fetched until it expires. */
export const finishExport = defineCommand({
  name: "finishExport",
  input: ExportResult,
  load: (input) => ({ export: one("export", input.id) }),
  allow: (actor) => isWriter(actor),
  plan({ rows, bytes }, { export: one }, { now }) {
    if (one.status !== "running") return unchanged;
    const ready = { status: "ready", rows, bytes, finishedAt: now, expiresAt: expiryFrom(now) } as const;
    return apply(update("export", "export_finished", one, ready, now));
  },
});
