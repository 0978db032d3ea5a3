import { sql } from "drizzle-orm";
import { ACTIVE_STATUSES } from "@/lib/enums";
import { any, list, slice, sourceKey } from "./dashboard-statements";
import type { Scope } from "./schema";

/** Which leads: a person's, an industry's, a source's; `null` is any. */
export type Slice = Pick<Scope, "userId" | "industry" | "source">;

/** Active leads by who has them and how far they are. */
export const pipelineQuery = ({ industry, source, userId }: Slice) =>
  sql`select user_id, status, leads, value, weighted, unweighed from lead_totals where industry = ${any(industry)}
    and source = ${sourceKey(source)} and ${userId === null ? sql`user_id <> '*'` : sql`user_id = ${userId}`}
    and status in ${list(ACTIVE_STATUSES)} and leads > 0`;

export const closingsQuery = (scope: Slice, months: readonly string[]) =>
  sql`select day as month, won, won_value, lost from lead_close_totals where ${slice(scope)}
    and day in ${list(months)} and user_id = ${any(scope.userId)}`;

/** Of each month that was written down: who had nothing then has no row, but everyone together has. */
export const snapshotsQuery = ({ userId }: Slice, months: readonly string[]) =>
  sql`select whole.month, whole.taken_at, coalesce(own.weighted, 0) as weighted from pipeline_snapshots whole
    left join pipeline_snapshots own on own.month = whole.month and own.user_id = ${any(userId)}
    where whole.month in ${list(months)} and whole.user_id = '*'`;

/** All of the pipeline and each person's, once for each month. */
export const takeSnapshot = (month: string, now: string) =>
  sql`insert into pipeline_snapshots (month, user_id, leads, value, weighted, taken_at)
    select ${month}, whose, sum(leads), sum(value), sum(weighted), ${now} from (
      select user_id as whose, leads, value, weighted from lead_totals where industry = '*' and source = '*'
        and status in ${list(ACTIVE_STATUSES)} and leads > 0
      union all select '*', 0, 0, 0)
    where not exists (select 1 from pipeline_snapshots where month = ${month}) group by whose`;
