import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * Browsers that may send their person's queue when no page is open. `secretHash` is the SHA-256 of the cookie; `sessionId`
 * the sign-in it was last registered in.
 */
export const devices = sqliteTable(
  "devices",
  {
    id: text().primaryKey(),
    userId: text("user_id").notNull(),
    name: text().notNull(),
    secretHash: text("secret_hash").notNull(),
    sessionId: text("session_id"),
    createdAt: text("created_at").notNull(),
    seenAt: text("seen_at").notNull(),
    expiresAt: text("expires_at").notNull(),
    revokedAt: text("revoked_at"),
    seq: integer().notNull(),
  },
  (t) => [uniqueIndex("devices_secret").on(t.secretHash), index("devices_user").on(t.userId)],
);
