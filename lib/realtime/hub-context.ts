import { noCost, openDatabase } from "@/db/client";
import type { Context } from "@/lib/command/context";
import { openKeyring } from "@/lib/crypto/keyring";
import { stores } from "@/lib/server/stores";

/** What the hub reads with. A database session of its own each time: a kept one might be answered by a stale replica. */
export async function contextOf(env: Pick<Cloudflare.Env, "DB" | "ENCRYPTION_KEY">): Promise<Omit<Context, "actor">> {
  const keyring = await openKeyring(env.ENCRYPTION_KEY);
  return { db: openDatabase(env.DB, noCost()), keyring, stores, now: () => new Date() };
}
