import { and, eq, isNull, or, sql } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { devices, users } from "@/db/schema";
import { execute } from "@/lib/command/execute";
import { openKeyring } from "@/lib/crypto/keyring";
import { newScope } from "@/lib/server/scope";
import { stores } from "@/lib/server/stores";
import { revokeDevice } from "./commands/revoke-device";

/** Revokes what was registered in a session that Clerk ended, in its person's name; `eventId` makes it once. */
export async function onSessionEnded(
  env: CloudflareEnv,
  session: { id: string; clerkId: string },
  eventId: string,
): Promise<void> {
  const scope = env.SCOPE ?? newScope(crypto.randomUUID());
  const db = openDatabase(env.DB, scope.cost);
  const person = sql`(select ${users.id} from ${users} where ${users.clerkId} = ${session.clerkId})`;
  const [[actor], found] = await db.batch([
    db.select().from(users).where(eq(users.clerkId, session.clerkId)),
    db
      .select({ id: devices.id })
      .from(devices)
      .where(
        and(
          eq(devices.userId, person),
          isNull(devices.revokedAt),
          or(eq(devices.sessionId, session.id), isNull(devices.sessionId)),
        ),
      ),
  ]);
  // Without access no device of theirs may send in any case.
  if (!actor?.active) return;
  const keyring = await openKeyring(env.ENCRYPTION_KEY);
  const ctx = { db, keyring, stores, now: () => new Date(), actor };
  for (const { id } of found) {
    await execute(revokeDevice, ctx, { id }, { operationId: `clerk:${eventId}:${id}` });
  }
}
