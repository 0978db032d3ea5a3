import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * How much is aimed at: by a person (`id` is theirs), by each agent who has none of their own (`everyone`), and by all
 * together (`team`). Null takes what stands above it; 0 is none.
 */
export const targets = sqliteTable("targets", {
  id: text().primaryKey(),
  callsPerDay: integer("calls_per_day"),
  demosPerWeek: integer("demos_per_week"),
  createdAt: text("created_at").notNull(),
  updatedAt: text("updated_at").notNull(),
  seq: integer().notNull(),
});
