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

/** Those a lead can be given to, by name. Read only for people who may assign. */
export function assigneesStatement(ctx: Context, allowed: SQL | undefined) {
  return ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.active, true), ne(users.id, SYSTEM_ID), allowed))
    .orderBy(asc(users.name));
}
