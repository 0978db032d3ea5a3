import { sql } from "drizzle-orm";
import { buildOnce, statement } from "@/db/client";
import { calls, conversations, leads, operations, settings, users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import type { Row } from "@/lib/command/store";
import { MAX_BEHIND } from "@/lib/realtime/protocol";
import { keyOf, type LogRow } from "./log";
import {
  callRows,
  conversationRows,
  type Kept,
  leadRows,
  openChildRow,
  openLeadRow,
  openOperationRow,
  openSettingsRow,
  openUserRow,
  operationRows,
  settingsRows,
  userRows,
} from "./rows";
import { ROLE_CHANGED, stateStatement, toState } from "./state";

/** A window of the log, `after` < seq ≤ `to`, with the rows it names as they are now: all of one moment. */
export interface Feed {
  epoch: string;
  prunedThrough: number;
  /** The log's last `seq`. */
  head: number;
  /** Where this window ends: between two operations, never within one. */
  to: number;
  more: boolean;
  log: LogRow[];
  /** By `keyOf`. What is not here is not there any more. */
  rows: ReadonlyMap<string, Kept>;
  /** Whose role changed in the window; for `reader`, at any time after `after`. They start again. */
  roleChanged: ReadonlySet<string>;
}

/**
 * Reads about `limit` log rows after `after`, to the end of the last operation, in one batch from the primary. `reader`
 * is whose role changes are looked for beyond the window.
 */
export async function readFeed(
  ctx: Pick<Context, "db" | "keyring" | "stores">,
  after: number,
  limit: number,
  reader = "",
): Promise<Feed> {
  const window = { after, edge: after + Math.min(Math.max(limit, 1), MAX_BEHIND) };
  const found = (await ctx.db.batch([
    stateStatement(ctx.db, { ...window, reader }),
    logStatement(ctx.db, window),
    leadsStatement(ctx.db, window),
    callsStatement(ctx.db, window),
    conversationsStatement(ctx.db, window),
    usersStatement(ctx.db, window),
    settingsStatement(ctx.db, window),
    operationsStatement(ctx.db, window),
  ])) as unknown as [unknown, Row[], Row[], Row[], Row[], Row[], Row[], Row[]];
  const [state, logged, leadsFound, callsFound, said, people, organisation, refused] = found;
  const log = logged.map(toLogRow);
  const kept = await Promise.all([
    ...leadsFound.map((row) => openLeadRow(ctx, row)),
    ...callsFound.map((row) => openChildRow(ctx, "call", row)),
    ...said.map((row) => openChildRow(ctx, "conversation", row)),
    ...people.map(openUserRow),
    ...organisation.map((row) => openSettingsRow(ctx, row)),
    ...refused.map((row) => openOperationRow(ctx, row)),
  ]);
  const { epoch, prunedThrough, head, roleChanged } = toState(state);
  const to = log.at(-1)?.seq ?? Math.min(after, head);
  const changed = log.filter((row) => row.entity === "user" && row.action === ROLE_CHANGED).map((row) => row.entityId);
  return {
    ...{ epoch, prunedThrough, head, to, log },
    more: to < head,
    rows: new Map(kept.map((one) => [keyOfKept(one), one])),
    roleChanged: new Set(roleChanged ? [...changed, reader] : changed),
  };
}

const after = sql.placeholder("after");
/** The end of the operation that the window's last row belongs to: `seq` has no gaps but what was rolled back. */
const end = sql`coalesce((select max(o.seq) from activity_log o join (select user_id, operation_id from activity_log
  where seq >= ${sql.placeholder("edge")} order by seq limit 1) e
  on o.user_id = e.user_id and o.operation_id = e.operation_id), (select max(seq) from activity_log))`;
/** By `seq` alone, which is the primary key: `+` keeps SQLite from reading all there ever was of an entity. */
const named = (entity: string) =>
  sql`(select l.entity_id from activity_log l where l.seq > ${after} and l.seq <= ${end} and +l.entity = ${entity})`;

/** That a refusal was dismissed is told as news of the refused operation, which is then nobody's to see. */
const told = (log: string) => sql.raw(`iif(${log}.entity = 'dismissal', 'operation', ${log}.entity)`);
const toldId = (log: string) =>
  sql.raw(`iif(${log}.entity = 'dismissal', ${log}.new_values ->> 'operationId', ${log}.entity_id)`);

const logStatement = buildOnce((db) =>
  statement(
    db,
    sql`select seq, operation_id as operationId, user_id as userId, ${told("activity_log")} as entity,
      ${toldId("activity_log")} as entityId, lead_id as leadId,
      action, audience_before as before, audience_after as after
      from activity_log where seq > ${after} and seq <= ${end} order by seq`,
  ),
);
const leadsStatement = buildOnce((db) => leadRows(db).where(sql`${leads.id} in ${named("lead")}`));
const callsStatement = buildOnce((db) => callRows(db).where(sql`${calls.id} in ${named("call")}`));
const conversationsStatement = buildOnce((db) =>
  conversationRows(db).where(sql`${conversations.id} in ${named("conversation")}`),
);
const usersStatement = buildOnce((db) => userRows(db).where(sql`${users.id} in ${named("user")}`));
const settingsStatement = buildOnce((db) => settingsRows(db).where(sql`${settings.id} in ${named("settings")}`));
const operationsStatement = buildOnce((db) =>
  operationRows(db).where(
    sql`(${operations.userId}, ${operations.operationId}) in (select l.user_id, ${toldId("l")} from activity_log l
      where l.seq > ${after} and l.seq <= ${end} and +l.entity in ('operation', 'dismissal'))`,
  ),
);

function toLogRow({ before, after: now, ...row }: Row): LogRow {
  return { ...row, before: JSON.parse(String(before)), after: JSON.parse(String(now)) } as LogRow;
}

function keyOfKept({ entity, id, readers }: Kept): string {
  return keyOf({ entity, entityId: id, userId: [...readers][0] ?? "" });
}
