import { and, type SQL, sql } from "drizzle-orm";
import { leads } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { type Order, orderBy } from "@/lib/keyset";
import type { Settings } from "@/lib/settings/schema";
import { toInstant } from "@/lib/time";
import { conditionsOf, statusCondition } from "./conditions";
import { BY_CLOSING, type LeadFilter, sortOf } from "./filter";
import { firstOfSeveral, orderOf, several } from "./queries";

/**
 * The leads before and after one in the list that `filter` describes, by the list's order. A search has none here: the
 * browser still holds its results, and finding them again would read as many rows as the search.
 */
export function neighbourStatements(ctx: Context, settings: Settings, filter: LeadFilter, id: string) {
  const sort = sortOf(filter);
  const order = orderOf(sort);
  const key = sql`(select ${order.key} from ${leads} where ${leads.id} = ${id})`;
  const beside = (back: boolean) => {
    const down = order.descending !== back;
    const way = { ...order, descending: down };
    const conditions = [...conditionsOf(ctx, settings, filter), filter.q ? sql`0` : undefined];
    const past = (from: SQL) => sql`(${order.key}, ${order.id}) ${sql.raw(down ? "<" : ">")} ${from}`;
    const where =
      sort === BY_CLOSING
        ? besideClosing(filter, [past(withinClosings(settings, filter, { key, id, down })), ...conditions], way)
        : and(...conditions, statusCondition(filter), past(sql`(${key}, ${id})`));
    return ctx.db
      .select({ id: leads.id, name: leads.name })
      .from(leads)
      .where(where)
      .orderBy(orderBy(way, null))
      .limit(1);
  };
  return [beside(true), beside(false)] as const;
}

/** Where the way from a lead begins: at the lead, or where the list does, so that nothing outside of it is passed. */
function withinClosings(
  { timeZone }: Settings,
  { closedFrom, closedTo }: LeadFilter,
  { key, id, down }: { key: SQL; id: string; down: boolean },
): SQL {
  const end = down ? closedTo : closedFrom;
  if (!end) return sql`(${key}, ${id})`;
  const bound = toInstant(end, timeZone);
  return down
    ? sql`(min(${key}, ${bound}), iif(${key} < ${bound}, ${id}, ''))`
    : sql`(max(${key}, ${bound}), iif(${key} < ${bound}, '', ${id}))`;
}

function besideClosing(filter: LeadFilter, conditions: (SQL | undefined)[], way: Order): SQL | undefined {
  return several(filter).length > 0
    ? sql`${leads.id} in (${firstOfSeveral(filter, conditions, way, 1)})`
    : and(...conditions, statusCondition(filter));
}
