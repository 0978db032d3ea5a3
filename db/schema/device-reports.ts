import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * When a device last spoke with the server, and how many changes it then said wait on it. No change of anybody's, and so
 * not in the log: it is written as often as devices come by.
 */
export const deviceReports = sqliteTable(
  "device_reports",
  {
    deviceId: text("device_id").primaryKey(),
    userId: text("user_id").notNull(),
    at: text().notNull(),
    waiting: integer().notNull(),
  },
  (t) => [index("device_reports_at").on(t.at)],
);
