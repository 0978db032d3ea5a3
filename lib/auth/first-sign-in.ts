import { eq, sql } from "drizzle-orm";
import { v5 as uuidv5, v7 as uuidv7 } from "uuid";
import { users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import type { Actor } from "@/lib/command/define";
import { execute } from "@/lib/command/execute";
import { inviteMember } from "@/lib/members/commands/invite-member";
import { linkMember } from "@/lib/members/commands/link-member";
import { SYSTEM_ID } from "@/lib/members/policy";
import { verifiedEmail } from "./clerk-directory";

type Env = Pick<Cloudflare.Env, "CLERK_SECRET_KEY" | "CLERK_API_URL" | "INITIAL_ADMIN_EMAIL">;

/**
 * Links a Clerk account to the invitation for its verified e-mail. `INITIAL_ADMIN_EMAIL` is invited by the system, so
 * that somebody can invite the rest. Null when nobody invited this person.
 */
export async function linkAtFirstSignIn(ctx: Omit<Context, "actor">, env: Env, clerkId: string): Promise<Actor | null> {
  const email = await verifiedEmail(env, clerkId);
  if (!email) return null;
  if (email === env.INITIAL_ADMIN_EMAIL?.trim().toLowerCase()) await inviteInitialAdmin(ctx, email);
  const invited = await findByEmail(ctx, email);
  if (!invited?.active || (invited.clerkId && invited.clerkId !== clerkId)) return null;
  const self = { ...ctx, actor: invited };
  const outcome = await execute(linkMember, self, { id: invited.id, clerkId }, { operationId: `link:${clerkId}` });
  return outcome.status === "applied" ? { ...invited, seq: outcome.changes[0]?.seq ?? invited.seq } : null;
}

async function inviteInitialAdmin(ctx: Omit<Context, "actor">, email: string): Promise<void> {
  const system = await findActor(ctx, SYSTEM_ID);
  if (!system || (await findByEmail(ctx, email))) return;
  const invitation = { id: uuidv7(), email, name: email.split("@")[0] ?? email, role: "admin" };
  const operationId = uuidv5(`initial-admin:${email}`, uuidv5.URL);
  await execute(inviteMember, { ...ctx, actor: system }, invitation, { operationId, sent: email });
}

async function findByEmail(ctx: Omit<Context, "actor">, email: string) {
  const [[member]] = await ctx.db.batch([ctx.db.select().from(users).where(eq(users.email, email))]);
  return member;
}

async function findActor(ctx: Omit<Context, "actor">, id: string): Promise<Actor | undefined> {
  const [[member]] = await ctx.db.batch([ctx.db.select().from(users).where(sql`${users.id} = ${id}`)]);
  return member;
}
