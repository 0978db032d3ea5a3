import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { calls, leads } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { notFound } from "@/lib/command/errors";
import { openRow, type Row } from "@/lib/command/store";
import { beyond, decodeCursor, orderBy, type Page, toPage } from "@/lib/keyset";
import { visibleLeads } from "@/lib/leads/store";
import { requireRange } from "@/lib/range";
import type { Settings } from "@/lib/settings/schema";
import { acrossSpans, conditionsOf, dueOf, rangeOf, spansOf, streamsOf } from "./conditions";
import { type CallFilter, goesByDue } from "./filter";
import type { Call } from "./schema";
import { callStore } from "./store";

/** A call with the names people know it by; `leadName` is null when the actor may not see the lead. */
export interface NamedCall extends Call {
  userName: string;
  leadName: string | null;
}

const byStart = {
  order: { key: calls.startTime, id: calls.id, descending: true },
  sort: "-startTime",
  key: "startTime",
};
const byDue = {
  ...{ sort: "-nextActionDate", key: "nextActionDate" },
  order: { key: calls.nextActionDate, id: calls.id, descending: true },
};

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
  requireRange(filter.dueFrom, filter.dueTo, ["dueFrom", "dueTo"], settings.timeZone);
  const { order, sort, key } = goesByDue(filter) ? byDue : byStart;
  const cursor = decodeCursor(filter.cursor, sort);
  const by = orderBy(order, cursor);
  const size = filter.limit + 1;
  const spans = spansOf(settings, filter, cursor);
  // Spans already begin at the cursor, and each is to be sought by its own end.
  const beyondCursor = beyond(spans ? { ...order, key: sql`+${order.key}` } : order, cursor);
  const range = [...(spans ? [] : rangeOf(settings, filter)), ...dueOf(ctx, settings, filter)];
  const conditions = [beyondCursor, ...conditionsOf(ctx, filter), ...range];
  const streams = streamsOf(ctx, filter).map((stream) => and(...conditions, stream));
  const branches = streams.map((stream) =>
    spans
      ? acrossSpans(spans, stream, by, size)
      : sql`select ${calls.id} from ${calls} where ${stream} order by ${by} limit ${size}`,
  );
  const where =
    branches.length === 1 && !spans
      ? streams[0]
      : sql`${calls.id} in (${sql.join(
          branches.map((branch) => sql`select * from (${branch})`),
          sql` union all `,
        )})`;
  const statement = ctx.db.select(selection(ctx)).from(calls).where(where).orderBy(by).limit(size);

  async function read(found: Row[]): Promise<Page<NamedCall>> {
    const keyOf = (row: Row) => ({ k: String(row[key]), id: String(row.id) });
    const page = toPage(found, filter.limit, sort, cursor, keyOf);
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
