import { auth } from "@clerk/nextjs/server";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { eq, sql } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { openDatabase } from "@/db/client";
import { settings as settingsTable, users } from "@/db/schema";
import { linkAtFirstSignIn } from "@/lib/auth/first-sign-in";
import { type Identity, verifySession } from "@/lib/auth/identity";
import { brokenMessage, type Mode, modeOf } from "@/lib/auth/mode";
import type { Context } from "@/lib/command/context";
import type { Actor } from "@/lib/command/define";
import { AppError } from "@/lib/command/errors";
import { openKeyring } from "@/lib/crypto/keyring";
import { dueStatement } from "@/lib/leads/queries";
import type { Settings } from "@/lib/settings/schema";
import { newScope } from "./scope";
import { stores } from "./stores";

/** The most due leads that are counted for the badge, which says "30+" for this many. */
const DUE_CAP = 31;

/** Everything a request stands on: who asks, with what the organisation has set, and their due leads (to `DUE_CAP`). */
export interface Session {
  ctx: Context;
  settings: Settings;
  due: number;
}

/** The session of this request, read once however many components ask. Null without a valid one. */
export const findSession = cache(async (): Promise<Session | null> => {
  const { env } = getCloudflareContext();
  const mode = await requestMode();
  const identity = await verifySession(await sessionToken(), env.CLERK_JWT_KEY ?? "", mode);
  return identity && openSession(env, identity);
});

/** For pages: the session, or the sign-in page, or the sentence why an account has no access. */
export async function requireSession(): Promise<Session> {
  const session = await findSession().catch((error: unknown) => {
    if (error instanceof AppError && error.code === "forbidden") redirect("/no-access");
    throw error;
  });
  return session ?? redirect("/sign-in");
}

/** For the API: the session, or 401. */
export async function requireApiSession(): Promise<Session> {
  const session = await findSession();
  if (session) return session;
  throw new AppError("unauthenticated", "Sign in, or send a session token: Authorization: Bearer ….");
}

/** Who vouches for sessions on this host. Throws when the deployment is half-configured. */
export async function requestMode(): Promise<Exclude<Mode, { kind: "broken" }>> {
  const { env } = getCloudflareContext();
  const mode = modeOf(env, await requestUrl());
  if (mode.kind === "broken") throw new AppError("unavailable", brokenMessage(mode.missing));
  return mode;
}

export async function requestUrl(): Promise<URL> {
  const list = await headers();
  return new URL(list.get("x-url") ?? `http://${list.get("host")}/`);
}

async function sessionToken(): Promise<string | null> {
  const { getToken } = await auth();
  return getToken();
}

async function openSession(env: CloudflareEnv, identity: Identity): Promise<Session> {
  const scope = env.SCOPE ?? newScope(crypto.randomUUID());
  const db = openDatabase(env.DB, scope.cost);
  const ctx = { db, keyring: await openKeyring(env.ENCRYPTION_KEY), stores, now: () => new Date() };
  const column = identity.issuer === "local" ? users.id : users.clerkId;
  const [people, [settings], [due]] = await db.batch([
    db.select().from(users).where(eq(column, identity.subject)),
    db.select().from(settingsTable),
    dueStatement(ctx, sql`(select id from users where ${column} = ${identity.subject})`, DUE_CAP),
  ]);
  const actor = people[0] ?? (identity.issuer === "clerk" ? await linkAtFirstSignIn(ctx, env, identity.subject) : null);
  if (!actor?.active) throw new AppError("forbidden", "Your account has no access here. Ask an administrator.");
  if (!settings) throw new AppError("unavailable", "The database is not set up. Run the migrations.");
  scope.userId = actor.id;
  return { ctx: { ...ctx, actor: toActor(actor) }, settings, due: due?.count ?? 0 };
}

function toActor({ id, seq, email, name, role, active }: Actor): Actor {
  return { id, seq, email, name, role, active };
}
