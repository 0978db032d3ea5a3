import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { WORKING_WEEKS } from "@/lib/enums";

/** One row, `organisation`: what holds for everyone. */
export const settings = sqliteTable("settings", {
  id: text().primaryKey(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull(),
  country: text().notNull(),
  currency: text().notNull(),
  workingWeek: text("working_week", { enum: WORKING_WEEKS }).notNull().default("mon-fri"),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  seq: integer().notNull(),
});
