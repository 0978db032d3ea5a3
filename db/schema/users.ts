import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "@/lib/enums";

/** The allow-list: who may sign in. `clerkId` is empty until the invited person first signs in. */
export const users = sqliteTable(
  "users",
  {
    id: text().primaryKey(),
    clerkId: text("clerk_id"),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    active: integer({ mode: "boolean" }).notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    seq: integer().notNull(),
  },
  (t) => [uniqueIndex("users_email").on(t.email), uniqueIndex("users_clerk_id").on(t.clerkId)],
);
