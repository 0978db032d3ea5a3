import { asc, ne } from "drizzle-orm";
import { targets, users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { SYSTEM_ID } from "@/lib/members/policy";
import { EVERYONE, TEAM } from "./names";
import type { TargetsPage } from "./schema";
import { targetStore } from "./store";

/** What was set for whom, in one batch; for managers. */
export async function listTargets(ctx: Context): Promise<TargetsPage> {
  const [found, people] = await ctx.db.batch([
    targetsStatement(ctx),
    ctx.db
      .select({ id: users.id, name: users.name, role: users.role, active: users.active })
      .from(users)
      .where(ne(users.id, SYSTEM_ID))
      .orderBy(asc(users.name)),
  ]);
  const set = new Map(found.map((target) => [target.id, target]));
  const listed = people
    .filter(({ id, active }) => active || set.has(id))
    .toSorted((a, b) => Number(a.role !== "agent") - Number(b.role !== "agent"));
  const ids = [EVERYONE, TEAM, ...listed.map(({ id }) => id)];
  return {
    people: listed.map(({ id, name, role }) => ({ id, name, role })),
    targets: ids.map((id) => set.get(id) ?? { id, callsPerDay: null, demosPerWeek: null, seq: 0 }),
  };
}

/** The targets the actor may see: all of them for managers, one's own and everyone's for agents. */
export function targetsStatement(ctx: Context) {
  return ctx.db.select().from(targets).where(targetStore.visible(ctx.actor));
}
