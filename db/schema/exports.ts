import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EXPORT_FORMATS, EXPORT_KINDS, EXPORT_STATUSES } from "@/lib/enums";

/** Files that people asked for. `filter` is the query string of the list or report as a JSON object. */
export const dataExports = sqliteTable(
  "exports",
  {
    id: text().primaryKey(),
    userId: text("user_id").notNull(),
    kind: text({ enum: EXPORT_KINDS }).notNull(),
    format: text({ enum: EXPORT_FORMATS }).notNull(),
    bom: integer({ mode: "boolean" }).notNull(),
    filter: text().notNull(),
    status: text({ enum: EXPORT_STATUSES }).notNull(),
    rows: integer(),
    bytes: integer(),
    reason: text(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    finishedAt: text("finished_at"),
    expiresAt: text("expires_at"),
    downloadedAt: text("downloaded_at"),
    seq: integer().notNull(),
  },
  (t) => [index("exports_user").on(t.userId, t.createdAt, t.id), index("exports_status").on(t.status, t.updatedAt)],
);

/**
 * What of an export is in R2, in order: the bookkeeping of its writer, which the log does not tell (ADR 0022). `run` wrote the
 * part, and `position` is where the next one begins.
 */
export const exportParts = sqliteTable(
  "export_parts",
  {
    exportId: text("export_id").notNull(),
    n: integer().notNull(),
    run: text().notNull(),
    rows: integer().notNull(),
    bytes: integer().notNull(),
    position: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.exportId, t.n] })],
);

/** Who writes an export, when they were last heard of, and whether its objects are gone from R2. */
export const exportWork = sqliteTable("export_work", {
  exportId: text("export_id").primaryKey(),
  run: text().notNull(),
  aliveAt: text("alive_at").notNull(),
  swept: integer({ mode: "boolean" }).notNull(),
});
