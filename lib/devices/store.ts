import { eq } from "drizzle-orm";
import { devices } from "@/db/schema";
import type { Store } from "@/lib/command/store";

/** One's devices are one's own business: nobody else sees them, and no feed tells of them. */
export const deviceStore: Store<"device"> = {
  table: devices,
  fields: [
    ...(["id", "userId", "name", "secretHash", "sessionId"] as const),
    ...(["createdAt", "seenAt", "expiresAt", "revokedAt", "seq"] as const),
  ],
  visible: (actor) => eq(devices.userId, actor.id),
  audience: () => [],
};
