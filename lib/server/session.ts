import { eq, sql } from "drizzle-orm";
import { buildOnce, openDatabase } from "@/db/client";
import { settings as settingsTable, users } from "@/db/schema";
import { linkAtFirstSignIn } from "@/lib/auth/first-sign-in";
import { type Identity, verifySession } from "@/lib/auth/identity";
import { brokenMessage, type Mode, modeOf } from "@/lib/auth/mode";
import type { Context } from "@/lib/command/context";
import type { Actor } from "@/lib/command/define";
import { AppError } from "@/lib/command/errors";
import { openKeyring } from "@/lib/crypto/keyring";
import type { Device } from "@/lib/devices/schema";
import { dueStatement } from "@/lib/leads/queries";
import { type Cursor, cursorOf } from "@/lib/realtime/protocol";
import type { Settings } from "@/lib/settings/schema";
import { stateStatement, toState } from "@/lib/sync/state";
import { logError } from "./log-error";
import { newScope } from "./scope";
import { stores } from "./stores";

/** Everything a request stands on: who asks, with what the organisation has set, and their due leads when asked for. */
export interface Session {
  ctx: Context;
  /** For what is not in D1: files and Workflows. */
  env: CloudflareEnv;
  settings: Settings;
  due: number;
  /** The sign-in that the session belongs to. */
  sid: string | null;
  /** Where the log ended: what is read after this knows all before it. */
  cursor: Cursor;
  /** Of a session that a device's cookie opened. */
  device?: Device;
  /** Lets work go on after the answer; what it fails at is only logged. */
  later(work: () => Promise<unknown>): void;
}

/**
 * The session of a token, in one round trip; null when it is no valid one. Counts the person's due leads up to
 * `dueCap`. Throws `forbidden` for someone without an account here.
 */
export async function readSession(
  env: CloudflareEnv,
  url: URL,
  token: string | null,
  dueCap = 0,
): Promise<Session | null> {
  const identity = await verifySession(token, env.CLERK_JWT_KEY ?? "", requireMode(env, url));
  return identity && openSession(env, identity, dueCap);
}

/** Who vouches for sessions on this host. Throws when the deployment is half-configured. */
export function requireMode(env: CloudflareEnv, url: URL): Exclude<Mode, { kind: "broken" }> {
  const mode = modeOf(env, url);
  if (mode.kind === "broken") throw new AppError("unavailable", brokenMessage(mode.missing));
  return mode;
}

/** The session of an identity that was verified. Throws `forbidden` for someone without an account here. */
export async function openSession(env: CloudflareEnv, identity: Identity, dueCap: number): Promise<Session> {
  const scope = env.SCOPE ?? newScope(crypto.randomUUID());
  const db = openDatabase(env.DB, scope.cost);
  const ctx = {
    db,
    keyring: await openKeyring(env.ENCRYPTION_KEY),
    stores,
    now: () => new Date(),
    committed: () => scope.committed(),
  };
  const { issuer, sid } = identity;
  const [people, [settings], [due], state] = await db.batch([
    personStatement[issuer](db, { subject: identity.subject }),
    settingsStatement(db, {}),
    dueLeadsStatement[issuer](db, { subject: identity.subject, now: ctx.now().toISOString(), cap: dueCap }),
    stateStatement(db, { reader: "", after: 0 }),
  ]);
  const actor = people[0] ?? (issuer === "clerk" ? await linkAtFirstSignIn(ctx, env, identity.subject) : null);
  if (!actor?.active) throw new AppError("forbidden", "Your account has no access here. Ask an administrator.");
  if (!settings) throw new AppError("unavailable", "The database is not set up. Run the migrations.");
  scope.userId = actor.id;
  const { epoch, head } = toState(state);
  return {
    ctx: { ...ctx, actor: toActor(actor) },
    env,
    settings,
    due: due?.count ?? 0,
    sid,
    cursor: cursorOf(epoch, head),
    later: (work) => scope.later(work().catch(logError)),
  };
}

const subject = sql.placeholder("subject");

/** The local mode names a person by our id, Clerk by its own. */
function byIssuer<T>(make: (column: typeof users.id | typeof users.clerkId) => T): Record<Identity["issuer"], T> {
  return { local: make(users.id), clerk: make(users.clerkId) };
}

const personStatement = byIssuer((column) => buildOnce((db) => db.select().from(users).where(eq(column, subject))));
const settingsStatement = buildOnce((db) => db.select().from(settingsTable));
const dueLeadsStatement = byIssuer((column) =>
  buildOnce((db) =>
    dueStatement(db, {
      userId: sql`(select id from users where ${column} = ${subject})`,
      now: sql.placeholder("now"),
      cap: sql.placeholder("cap"),
    }),
  ),
);

function toActor({ id, seq, email, name, role, active }: Actor): Actor {
  return { id, seq, email, name, role, active };
}
