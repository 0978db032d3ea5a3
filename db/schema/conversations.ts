import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CHANNELS, DIRECTIONS } from "@/lib/enums";
import { leads } from "./leads";
import { users } from "./users";

/** Append-only: a thing said to, by or about a lead. */
export const conversations = sqliteTable(
  "conversations",
  {
    id: text().primaryKey(),
    leadId: text("lead_id")
      .notNull()
      .references(() => leads.id),
    userId: text("user_id")
      .notNull()
      .references(() => users.id),
    channel: text({ enum: CHANNELS }).notNull(),
    direction: text({ enum: DIRECTIONS }).notNull(),
    body: text().notNull(),
    createdAt: text("created_at").notNull(),
    seq: integer().notNull(),
  },
  (t) => [index("conversations_lead").on(t.leadId, t.createdAt, t.id)],
);
