import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { users } from "./users";

/** That a person has decided about an operation of theirs that was refused: no device asks them again. */
export const dismissals = sqliteTable(
  "dismissals",
  {
    id: text().primaryKey(),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    operationId: text("operation_id").notNull(),
    createdAt: text("created_at").notNull(),
    seq: integer().notNull(),
  },
  (t) => [uniqueIndex("dismissals_operation").on(t.userId, t.operationId)],
);
