import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * The spine: audit trail, change feed and outbox in one table. D1 has one writer, so `seq` order is commit order.
 * `oldValues` and `newValues` are JSON objects of the fields that changed; audiences are JSON arrays of user ids,
 * `managers` and `everyone`. `leadAssignedTo` mirrors the live lead's assignee, kept by triggers, for an agent's feed.
 */
export const activityLog = sqliteTable(
  "activity_log",
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    operationId: text("operation_id").notNull(),
    n: integer().notNull(),
    userId: text("user_id").notNull(),
    entity: text().notNull(),
    entityId: text("entity_id").notNull(),
    leadId: text("lead_id"),
    action: text().notNull(),
    oldValues: text("old_values"),
    newValues: text("new_values"),
    audienceBefore: text("audience_before").notNull(),
    audienceAfter: text("audience_after").notNull(),
    createdAt: text("created_at").notNull(),
    leadAssignedTo: text("lead_assigned_to"),
  },
  (t) => [
    uniqueIndex("activity_operation").on(t.userId, t.operationId, t.n),
    index("activity_entity").on(t.entity, t.entityId, t.seq),
    index("activity_lead").on(t.leadId, t.seq).where(sql`${t.leadId} is not null`),
    index("activity_assigned").on(t.leadAssignedTo, t.seq).where(sql`${t.leadAssignedTo} is not null`),
  ],
);
