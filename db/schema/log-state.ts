import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * One row. `epoch` names this history: a restored or replaced database has another, so that nobody goes on from a
 * cursor into it. Log rows up to `prunedThrough` are no longer here.
 */
export const logState = sqliteTable("log_state", {
  epoch: text().primaryKey(),
  prunedThrough: integer("pruned_through").notNull().default(0),
});
