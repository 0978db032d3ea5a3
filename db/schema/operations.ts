import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { OPERATION_STATUSES } from "@/lib/enums";

/**
 * Receipts: one row for each operation that got a definitive answer, never pruned. `guard` is filled by a
 * subselect that is null once anything the plan read has changed, which rolls the whole batch back.
 */
export const operations = sqliteTable(
  "operations",
  {
    userId: text("user_id").notNull(),
    operationId: text("operation_id").notNull(),
    command: text().notNull(),
    hash: text().notNull(),
    status: text({ enum: OPERATION_STATUSES }).notNull(),
    guard: integer().notNull(),
    error: text(),
    payload: text(),
    /** Sent by an outbox: refused, it waits for its person's decision, on whichever device. */
    queued: integer({ mode: "boolean" }).notNull().default(false),
    createdAt: text("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.operationId] }),
    index("operations_refused").on(t.userId, t.createdAt, t.operationId).where(sql`${t.status} <> 'applied'`),
  ],
);
