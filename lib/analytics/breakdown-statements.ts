import { type SQL, sql } from "drizzle-orm";
import { INDUSTRIES } from "@/lib/enums";
import { ACTIVE, any, list, listOf, slice, sourceKey } from "./dashboard-statements";
import type { Breakdown } from "./filter";
import type { Buckets } from "./range";
import type { Scope } from "./schema";

/** The column of totals that a breakdown goes by. */
export const COLUMN = { people: "user_id", industries: "industry", sources: "source" } as const;

export const callBreakdownQuery = (scope: Scope, by: Breakdown, buckets: Buckets) =>
  sql`select * from call_totals where ${within(scope, by, "call_totals")} and day in ${listOf(buckets)}
    and ${personOf(scope, by)}`;

export const leadBreakdownQuery = (scope: Scope, by: Breakdown, buckets: Buckets) =>
  sql`select * from lead_day_totals where ${within(scope, by, "lead_day_totals")} and day in ${listOf(buckets)}
    and ${personOf(scope, by)}`;

export const stockBreakdownQuery = (scope: Scope, by: Breakdown) =>
  sql`select * from lead_totals where industry in ${list(industriesOf(scope, by))}
    and ${isBySource(scope, by) ? sql`source in ${sourcesIn(scope, "lead_totals")}` : sql`source = ${sourceKey(scope.source)}`}
    and ${personOf(scope, by)}`;

function within(scope: Scope, by: Breakdown, table: "call_totals" | "lead_day_totals"): SQL {
  if (isBySource(scope, by)) {
    return sql`version = ${ACTIVE} and industry = ${any(scope.industry)} and source in ${sourcesIn(scope, table)}`;
  }
  return by === "industries"
    ? sql`version = ${ACTIVE} and industry in ${list(industriesOf(scope, by))} and source = ${sourceKey(scope.source)}`
    : slice(scope);
}

/** What is narrowed to one already has one part. */
function industriesOf({ industry }: Scope, by: Breakdown): string[] {
  return by === "industries" && industry === null ? [...INDUSTRIES, ""] : [any(industry)];
}

function isBySource({ source }: Scope, by: Breakdown): boolean {
  return by === "sources" && source === null;
}

/** Every source that totals were kept for, found by one seek each instead of reading them all. */
function sourcesIn({ industry }: Scope, table: "call_totals" | "lead_day_totals" | "lead_totals"): SQL {
  const version = table === "lead_totals" ? sql`true` : sql`version = ${ACTIVE}`;
  const next = (after: SQL) => sql`(select min(source) from ${sql.raw(table)}
    where ${version} and industry = ${any(industry)} and source > ${after})`;
  return sql`(with recursive sources (source) as (select '' union all
    select ${next(sql`sources.source`)} from sources where sources.source is not null)
    select source from sources where source is not null and source <> '*')`;
}

function personOf({ userId }: Scope, by: Breakdown): SQL {
  return by === "people" && userId === null ? sql`user_id <> '*'` : sql`user_id = ${any(userId)}`;
}
