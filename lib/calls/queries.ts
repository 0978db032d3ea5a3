import { and, desc, eq, getTableColumns, gte, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { calls, leads } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { notFound } from "@/lib/command/errors";
import { openRow, type Row } from "@/lib/command/store";
import { OUTCOMES } from "@/lib/enums";
import { beyond, decodeCursor, type Order, orderBy, type Page, toPage } from "@/lib/keyset";
import { visibleLeads } from "@/lib/leads/store";
import { requireRange } from "@/lib/range";
import type { Settings } from "@/lib/settings/schema";
import { toInstant } from "@/lib/time";
import type { CallFilter } from "./filter";
import type { Call } from "./schema";
import { callStore } from "./store";

/** A call with the names people know it by; `leadName` is null when the actor may not see the lead. */
export interface NamedCall extends Call {
  userName: string;
  leadName: string | null;
}

const order: Order = { key: calls.startTime, id: calls.id, descending: true };
const SORT = "-startTime";

function selection(ctx: Context) {
  return {
    ...getTableColumns(calls),
    userName: sql<string>`(select name from users where users.id = ${calls.userId})`.as("user_name"),
    leadName: sql<string | null>`(select name from ${leads} where ${leads.id} = ${calls.leadId}
      and ${visibleLeads(ctx.actor)})`.as("lead_name"),
  };
}

/** A page of the calls an actor may see, newest first. Calls of deleted leads stay. */
export async function listCalls(ctx: Context, settings: Settings, filter: CallFilter): Promise<Page<NamedCall>> {
  const { statement, read } = preparePage(ctx, settings, filter);
  const [found] = await ctx.db.batch([statement]);
  return read(found);
}

/** The statement of a page, for a batch with others, and how to read what it finds. */
export function preparePage(ctx: Context, settings: Settings, filter: CallFilter) {
  requireRange(filter.from, filter.to, ["from", "to"], settings.timeZone);
  const cursor = decodeCursor(filter.cursor, SORT);
  const conditions = [...conditionsOf(ctx, settings, filter), beyond(order, cursor)];
  const by = orderBy(order, cursor);
  const size = filter.limit + 1;
  const streams = streamsOf(ctx, filter);
  const branches = streams.map(
    (stream) => sql`select * from (select ${calls.id} from ${calls} where ${and(...conditions, stream)}
      order by ${by} limit ${size})`,
  );
  const where =
    streams.length === 1
      ? and(...conditions, streams[0])
      : sql`${calls.id} in (${sql.join(branches, sql` union all `)})`;
  const statement = ctx.db.select(selection(ctx)).from(calls).where(where).orderBy(by).limit(size);

  async function read(found: Row[]): Promise<Page<NamedCall>> {
    const keyOf = (row: Row) => ({ k: String(row.startTime), id: String(row.id) });
    const page = toPage(found, filter.limit, SORT, cursor, keyOf);
    return { ...page, data: await Promise.all(page.data.map((row) => openCall(ctx, row))) };
  }
  return { statement, read };
}

/** Throws `not_found` for a call that is not there or may not be seen. */
export async function getCall(ctx: Context, id: string): Promise<NamedCall> {
  const [[row]] = await ctx.db.batch([callStatement(ctx, id)]);
  if (!row) throw notFound("call");
  return openCall(ctx, row);
}

export function callStatement(ctx: Context, id: string) {
  return ctx.db
    .select(selection(ctx))
    .from(calls)
    .where(and(eq(calls.id, id), callStore.visible(ctx.actor)));
}

/** The actor's own calls still in progress, latest first. */
export function openCallsStatement(ctx: Context, size: number) {
  return ctx.db
    .select(selection(ctx))
    .from(calls)
    .where(and(eq(calls.userId, ctx.actor.id), isNull(calls.deletedAt), isNull(calls.endTime)))
    .orderBy(desc(calls.startTime))
    .limit(size);
}

export async function openCall(ctx: Context, row: Row): Promise<NamedCall> {
  const call = await openRow("call", callStore, row, ctx.keyring);
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return { ...call, userName: text(row.userName) ?? "", leadName: text(row.leadName) };
}

/**
 * What an agent may see comes from two indexes (their own calls, calls of their leads): each is read in order and
 * only as far as the page needs. Several outcomes likewise.
 */
function streamsOf(ctx: Context, filter: CallFilter): (SQL | undefined)[] {
  const own = eq(calls.userId, ctx.actor.id);
  const ofMyLeads = eq(calls.leadAssignedTo, ctx.actor.id);
  const outcomes = filter.outcome ?? [];
  if (filter.leadId) {
    // One lead's calls are few, and their index is the one to read.
    return [
      and(callStore.visible(ctx.actor), outcomes.length > 0 ? inArray(sql`+${calls.outcome}`, outcomes) : undefined),
    ];
  }
  if (!isManager(ctx.actor) && !filter.userId) {
    return [own, ofMyLeads].map((stream) =>
      and(stream, outcomes.length > 0 ? inArray(sql`+${calls.outcome}`, outcomes) : undefined),
    );
  }
  if (!isManager(ctx.actor))
    return [and(callStore.visible(ctx.actor), outcomes.length > 0 ? inArray(calls.outcome, outcomes) : undefined)];
  if (outcomes.length === OUTCOMES.length) return [isNotNull(calls.outcome)];
  return outcomes.length > 0 ? outcomes.map((outcome) => eq(calls.outcome, outcome)) : [undefined];
}

function conditionsOf(ctx: Context, settings: Settings, filter: CallFilter): (SQL | undefined)[] {
  const userId = filter.userId === "me" ? ctx.actor.id : filter.userId;
  // An agent's calls are few: their own indexes serve, never one over everybody's calls.
  const column = (name: typeof calls.industry | typeof calls.source) =>
    isManager(ctx.actor) ? sql`${name}` : sql`+${name}`;
  return [
    isNull(calls.deletedAt),
    filter.leadId ? eq(calls.leadId, filter.leadId) : undefined,
    userId ? eq(calls.userId, userId) : undefined,
    filter.industry ? eq(column(calls.industry), filter.industry) : undefined,
    filter.source ? eq(column(calls.source), filter.source) : undefined,
    filter.from ? gte(calls.startTime, toInstant(filter.from, settings.timeZone)) : undefined,
    filter.to ? lt(calls.startTime, toInstant(filter.to, settings.timeZone)) : undefined,
  ];
}
