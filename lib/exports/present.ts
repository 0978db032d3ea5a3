import type { Query } from "./filter";
import type { ExportInProgress } from "./queries";
import { fileNameOf } from "./rules";
import type { Export } from "./schema";

/** An export as every door shows it: `rows` and `bytes` so far while it is being written. */
export type ExportView = Pick<
  Export,
  "id" | "kind" | "format" | "bom" | "status" | "reason" | "createdAt" | "finishedAt" | "expiresAt" | "downloadedAt"
> & { filter: Query; fileName: string; rows: number; bytes: number; seq: number };

export function presentExport(one: ExportInProgress, timeZone: string): ExportView {
  const { id, kind, format, bom, status, reason, createdAt, finishedAt, expiresAt, downloadedAt, seq } = one;
  return {
    ...{ id, kind, format, bom, filter: JSON.parse(one.filter) as Query, status, reason },
    fileName: fileNameOf(one, timeZone),
    rows: one.rows ?? one.writtenRows,
    bytes: one.bytes ?? one.writtenBytes,
    ...{ createdAt, finishedAt, expiresAt, downloadedAt, seq },
  };
}
