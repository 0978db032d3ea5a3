import { eq } from "drizzle-orm";
import { dismissals } from "@/db/schema";
import type { Store } from "@/lib/command/store";

/** What a person decides about their own changes is their own business. */
export const dismissalStore: Store<"dismissal"> = {
  table: dismissals,
  fields: ["id", "userId", "operationId", "createdAt", "seq"],
  visible: (actor) => eq(dismissals.userId, actor.id),
  audience: ({ userId }) => [userId],
};
