import { and, asc, eq, ne, type SQL } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { SYSTEM_ID } from "./policy";
import type { Member } from "./schema";

/** Everyone on the allow-list, by name. */
export async function listMembers(ctx: Context): Promise<Member[]> {
  const [members] = await ctx.db.batch([
    ctx.db.select().from(users).where(ne(users.id, SYSTEM_ID)).orderBy(asc(users.name)),
  ]);
  return members;
}

/** Those a lead can be given to, by name. */
export async function listAssignees(ctx: Context): Promise<{ id: string; name: string }[]> {
  const [people] = await ctx.db.batch([assigneesStatement(ctx)]);
  return people;
}

export function assigneesStatement(ctx: Context) {
  return ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.active, true), ne(users.id, SYSTEM_ID)))
    .orderBy(asc(users.name));
}

/** Everyone who ever worked here, by name: what they did stays findable. `which` narrows it. */
export function everyoneStatement(ctx: Context, which?: SQL) {
  return ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(ne(users.id, SYSTEM_ID), which))
    .orderBy(asc(users.name));
}

/** Everyone who ever worked here, with what a leaderboard needs to know of them. */
export function rankedStatement(ctx: Context) {
  return ctx.db
    .select({ id: users.id, name: users.name, role: users.role, active: users.active, createdAt: users.createdAt })
    .from(users)
    .where(ne(users.id, SYSTEM_ID));
}
