import { type SQL, sql } from "drizzle-orm";
import { calls as table } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { Key } from "../cursor";
import { callRows, openChildRow } from "../rows";
import { daysBefore, RECENT, ROWS, type Section } from "./section";

const AGENT_DAYS = 90;
const MANAGER_DAYS = 14;

/** An agent's calls and those of their leads, and a manager's view of everyone's; of late, oldest first. */
export const calls: Section = {
  statements(ctx, after) {
    const branches = streams(ctx, after).map(
      (stream) => sql`select * from (select calls.id from calls ${stream} and calls.deleted_at is null
        order by calls.start_time, calls.id limit ${ROWS})`,
    );
    return [
      callRows(ctx.db)
        .where(sql`${table.id} in (${sql.join(branches, sql` union all `)})`)
        .orderBy(table.startTime, table.id)
        .limit(ROWS),
    ];
  },
  async open(ctx, [found = []]) {
    const kept = await Promise.all(found.map((row) => openChildRow(ctx, "call", row)));
    const chunks = kept.map((call) => ({ key: { k: String(call.row.startTime), id: call.id }, kept: [call] }));
    return { chunks, more: found.length === ROWS };
  },
};

/** One index each, read in order; a call of one's own that was never ended is kept however old. */
function streams(ctx: Context, after: Key | null): SQL[] {
  const { actor } = ctx;
  const since = daysBefore(ctx.now(), isManager(actor) ? MANAGER_DAYS : AGENT_DAYS);
  const late = after && after.k >= since ? beyond(after) : sql`calls.start_time >= ${since}`;
  if (isManager(actor)) return [after ? sql`where ${late}` : sql`where calls.start_time >= max(${since}, ${CAP})`];
  return [
    sql`where calls.user_id = ${actor.id} and ${late}`,
    sql`where calls.lead_assigned_to = ${actor.id} and ${late}`,
    sql`indexed by calls_open where calls.user_id = ${actor.id} and calls.end_time is null and ${beyond(after)}`,
  ];
}

/** When the oldest call began that a manager's device keeps. */
const CAP = sql`coalesce((select c.start_time from calls c where c.deleted_at is null
  order by c.start_time desc limit 1 offset ${RECENT - 1}), '')`;

function beyond(after: Key | null): SQL {
  return after ? sql`(calls.start_time, calls.id) > (${after.k}, ${after.id})` : sql`true`;
}
