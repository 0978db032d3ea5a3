import { type SQL, sql } from "drizzle-orm";
import type { Buckets } from "./range";
import type { Scope } from "./schema";
import { selectCallSums } from "./totals";

/** What the dashboard asks the totals, and of the parts of days the tables themselves. */

/** A stretch of time with its name among others. */
export interface Edge {
  tag: string;
  start: string;
  end: string;
}

export const ACTIVE = sql`(select id from report_versions where state = 'active')`;
export const any = (value: string | null) => value ?? "*";
export const sourceKey = (source: string | null) => (source === null ? "*" : source && `=${source}`);

export const versionsQuery = sql`select state, time_zone as timeZone, calls_through as callsThrough,
  leads_through as leadsThrough, (select min(id) from calls) as first from report_versions where state in ('active', 'filling')`;

export const callDaysQuery = (scope: Scope, days: readonly string[]) =>
  sql`select * from call_totals where ${slice(scope)} and day in ${list(days)} and user_id = ${any(scope.userId)}`;

/** Each person's sums, of whole months where a range has them. */
export const callPeopleQuery = (scope: Scope, buckets: Buckets) =>
  sql`select * from call_totals where ${slice(scope)} and day in ${listOf(buckets)} and user_id > '*'`;

export const leadDaysQuery = (scope: Scope, days: readonly string[]) =>
  sql`select day, created, won from lead_day_totals where ${slice(scope)} and day in ${list(days)}
    and user_id = ${any(scope.userId)}`;

export const leadStatusQuery = ({ industry, source, userId }: Scope) =>
  sql`select status, leads, value, weighted from lead_totals where industry = ${any(industry)}
    and source = ${sourceKey(source)} and user_id = ${any(userId)}`;

export function callEdgesQuery(scope: Scope, edges: readonly Edge[]): SQL {
  // By the start alone, which is what an edge is short in; `+` keeps SQLite from reading all of a person's calls.
  const changes = `select 1 as sign, e.value ->> 'tag' as tag, c.id, c.user_id, c.start_time, c.duration, c.outcome, c.industry, c.source
    from json_each(?1) e join calls c on c.start_time >= e.value ->> 'start' and c.start_time < e.value ->> 'end'
    where c.deleted_at is null and (?2 = '*' or +c.user_id = ?2)
      and (?3 = '*' or coalesce(+c.industry, '') = ?3) and (?4 = '*' or coalesce('=' || c.source, '') = ?4)`;
  const values = [JSON.stringify(edges), any(scope.userId), any(scope.industry), sourceKey(scope.source)];
  return numbered(selectCallSums(changes, "v.state = 'active'"), values);
}

export const leadEdgesQuery = ({ userId, industry, source }: Scope, edges: readonly Edge[]) =>
  sql`select e.value ->> 'tag' as tag, coalesce(l.assigned_to, '') as user_id, coalesce(l.industry, '') as industry,
      coalesce('=' || l.source, '') as source, count(*) as created, coalesce(sum(l.status = 'closed-won'), 0) as won
    from json_each(${JSON.stringify(edges)}) e join leads l
      on l.created_at >= e.value ->> 'start' and l.created_at < e.value ->> 'end'
    where l.deleted_at is null and (${any(userId)} = '*' or +l.assigned_to = ${any(userId)})
      and (${any(industry)} = '*' or coalesce(+l.industry, '') = ${any(industry)})
      and (${sourceKey(source)} = '*' or coalesce('=' || l.source, '') = ${sourceKey(source)})
    group by 1, 2, 3, 4`;

export function slice({ industry, source }: Pick<Scope, "industry" | "source">): SQL {
  return sql`version = ${ACTIVE} and industry = ${any(industry)} and source = ${sourceKey(source)}`;
}

export function list(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`;
}

export function listOf({ add, less }: Buckets): SQL {
  return list([...add, ...less]);
}

/** SQL with `?1`, `?2` … as drizzle takes it. */
export function numbered(text: string, values: readonly (string | number)[]): SQL {
  const parts = text.split(/\?(\d)/);
  return sql.join(parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)));
}
