import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** One row, `organisation`: what holds for everyone. */
export const settings = sqliteTable("settings", {
  id: text().primaryKey(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull(),
  country: text().notNull(),
  currency: text().notNull(),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  seq: integer().notNull(),
});
