import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { EXPORT_FORMATS, REPORT_KINDS, SCHEDULES } from "@/lib/enums";

/** Reports that people keep. `query` is the address's query as a JSON object; `ranThrough` the last time it was due. */
export const savedReports = sqliteTable(
  "saved_reports",
  {
    id: text().primaryKey(),
    userId: text("user_id").notNull(),
    name: text().notNull(),
    kind: text({ enum: REPORT_KINDS }).notNull(),
    query: text().notNull(),
    schedule: text({ enum: SCHEDULES }).notNull(),
    format: text({ enum: EXPORT_FORMATS }).notNull(),
    ranThrough: text("ran_through").notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    removedAt: text("removed_at"),
    seq: integer().notNull(),
  },
  (t) => [index("saved_reports_user").on(t.userId), index("saved_reports_schedule").on(t.schedule)],
);
