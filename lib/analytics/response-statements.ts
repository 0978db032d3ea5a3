import { type SQL, sql } from "drizzle-orm";
import { any, type Edge, listOf, slice, sourceKey } from "./dashboard-statements";
import type { Buckets } from "./range";
import type { Scope } from "./schema";
import { CALLED, firstCallColumn } from "./totals";

const COLUMNS = CALLED.map(firstCallColumn);

/** How soon leads were called, by who holds them and by day or month, of everyone or of one person. */
export const responseDaysQuery = (scope: Scope, buckets: Buckets) =>
  sql`select day, user_id, created, waited, ${sql.raw(COLUMNS.join(", "))} from lead_day_totals
    where ${slice(scope)} and day in ${listOf(buckets)}
      and ${scope.userId === null ? sql`user_id <> '*'` : sql`user_id = ${any(scope.userId)}`}`;

/** The same of parts of days, from the leads. */
export function responseEdgesQuery({ userId, industry, source }: Scope, edges: readonly Edge[]): SQL {
  const counted = CALLED.map((one) => `sum(l.first_call = '${one}') as ${firstCallColumn(one)}`);
  return sql`select '' as day, coalesce(l.assigned_to, '') as user_id, count(*) as created,
      coalesce(sum(l.first_call_wait), 0) as waited, ${sql.raw(counted.join(", "))}
    from json_each(${JSON.stringify(edges)}) e join leads l
      on l.created_at >= e.value ->> 'start' and l.created_at < e.value ->> 'end'
    where l.deleted_at is null and (${any(userId)} = '*' or coalesce(+l.assigned_to, '') = ${any(userId)})
      and (${any(industry)} = '*' or coalesce(+l.industry, '') = ${any(industry)})
      and (${sourceKey(source)} = '*' or coalesce('=' || l.source, '') = ${sourceKey(source)})
    group by 2`;
}
