import { and, desc, eq, gt, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { activityLog, devices, users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { notFound } from "@/lib/command/errors";
import type { Device } from "./schema";

/** One's own devices that may send, the last used first. */
export async function listDevices(ctx: Context): Promise<Device[]> {
  const mine = eq(devices.userId, ctx.actor.id);
  const [found] = await ctx.db.batch([
    ctx.db
      .select()
      .from(devices)
      .where(and(mine, live(ctx.now().toISOString())))
      .orderBy(desc(devices.seenAt)),
  ]);
  return found;
}

/** Throws `not_found` for a device that is not one's own. */
export async function getDevice(ctx: Context, id: string): Promise<Device> {
  const [[device]] = await ctx.db.batch([
    ctx.db
      .select()
      .from(devices)
      .where(and(eq(devices.id, id), eq(devices.userId, ctx.actor.id))),
  ]);
  if (!device) throw notFound("device");
  return device;
}

/** One's devices with these ids, and those of this sign-in, whether they may send or not. */
export async function findDevices(ctx: Context, ids: string[], sessionId: string | null): Promise<Device[]> {
  const known = sql`${devices.id} in (select value from json_each(${JSON.stringify(ids)}))`;
  const [found] = await ctx.db.batch([
    ctx.db
      .select()
      .from(devices)
      .where(and(eq(devices.userId, ctx.actor.id), sessionId ? or(known, eq(devices.sessionId, sessionId)) : known)),
  ]);
  return found;
}

/**
 * The device with this secret, if it may send: not revoked, not over, of a person who has access now and has had it ever
 * since they were last seen on it.
 */
export async function findLiveDevice(db: Database, secretHash: string, now: string): Promise<Device | null> {
  const access = sql`exists (select 1 from ${users} where ${users.id} = ${devices.userId} and ${users.active})`;
  const ended = sql`exists (select 1 from ${activityLog} where ${activityLog.entity} = 'user'
    and ${activityLog.entityId} = ${devices.userId} and ${activityLog.action} = 'member_deactivated'
    and ${activityLog.createdAt} >= ${devices.seenAt})`;
  const [[device]] = await db.batch([
    db
      .select()
      .from(devices)
      .where(and(eq(devices.secretHash, secretHash), live(now), access, sql`not ${ended}`)),
  ]);
  return device ?? null;
}

function live(now: string): SQL | undefined {
  return and(isNull(devices.revokedAt), gt(devices.expiresAt, now));
}
