import { apply, create, defineCommand, idTaken, reject, taken } from "@/lib/command/define";
import { mayExport } from "../policy";
import { tooLong, XLSX_ROWS } from "../rules";
import { ExportRequest } from "../schema";

/** Asks for a file of what a list or report shows. It is written afterwards, by the export's Workflow. */
export const requestExport = defineCommand({
  name: "requestExport",
  input: ExportRequest,
  load: (input) => ({ taken: taken("export", input.id) }),
  allow: (actor) => mayExport(actor),
  plan({ id, kind, format, bom, filter, atLeast = 0 }, rows, { actor, now }) {
    if (rows.taken) return idTaken;
    if (format === "xlsx" && atLeast > XLSX_ROWS) return reject(tooLong(), { format: tooLong() });
    return apply(
      create("export", "export_requested", {
        ...{ id, userId: actor.id, kind, format, bom: format === "csv" && bom, filter: JSON.stringify(filter) },
        ...{ status: "running", rows: null, bytes: null, reason: null },
        ...{ createdAt: now, updatedAt: now, finishedAt: null, expiresAt: null, downloadedAt: null, seq: 0 },
      }),
    );
  },
});
