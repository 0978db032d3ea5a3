import { and, eq, gte, isNotNull, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { calls } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { NO_SOURCE, NONE } from "@/lib/enums";
import { equals } from "@/lib/equals";
import type { Cursor } from "@/lib/keyset";
import { localSpans, offsetsWithin, type Span } from "@/lib/local-spans";
import type { Settings } from "@/lib/settings/schema";
import { toInstant } from "@/lib/time";
import { type CallFilter, goesByDue, type OutcomeChoice } from "./filter";
import { callStore } from "./store";

/** A call filter in SQL: what each of its parts asks of the table and its indexes. */

/** The most selects that D1 takes in a union. Of more outcomes than that nearly every call has one. */
const UNION = 5;

/** Everything of a filter but its times and what `streamsOf` says. */
export function conditionsOf(ctx: Context, filter: CallFilter): (SQL | undefined)[] {
  const userId = filter.userId === "me" ? ctx.actor.id : filter.userId;
  // One person's calls are few: their own indexes serve, never one over everybody's calls.
  const column = (name: typeof calls.industry | typeof calls.source) =>
    isManager(ctx.actor) && !userId && !goesByDue(filter) ? sql`${name}` : sql`+${name}`;
  return [
    isNull(calls.deletedAt),
    filter.leadId ? eq(calls.leadId, filter.leadId) : undefined,
    userId ? eq(calls.userId, userId) : undefined,
    filter.industry && equals(column(calls.industry), filter.industry, NONE),
    filter.source ? equals(column(calls.source), filter.source, NO_SOURCE) : undefined,
  ];
}

export function rangeOf(settings: Settings, { from, to }: CallFilter): (SQL | undefined)[] {
  return [
    from ? gte(calls.startTime, toInstant(from, settings.timeZone)) : undefined,
    to ? lt(calls.startTime, toInstant(to, settings.timeZone)) : undefined,
  ];
}

/** What was to be done next in a range of time, and whether it was, by local days: where a promise is due. */
export function dueOf(ctx: Context, { timeZone }: Settings, filter: CallFilter): (SQL | undefined)[] {
  const { dueFrom, dueTo, followUp } = filter;
  const due = [
    dueFrom ? gte(calls.nextActionDate, toInstant(dueFrom, timeZone)) : undefined,
    dueTo ? lt(calls.nextActionDate, toInstant(dueTo, timeZone)) : undefined,
  ];
  if (!followUp || !dueFrom || !dueTo) return due;
  if (followUp === "open") return [...due, isNull(calls.followedAt)];
  const until = Math.max(Date.parse(toInstant(dueTo, timeZone)), ctx.now().getTime()) + 86_400_000;
  const offsets = JSON.stringify(offsetsWithin(Date.parse(toInstant(dueFrom, timeZone)), until, timeZone));
  const dayOf = (
    column: typeof calls.followedAt | typeof calls.nextActionDate,
  ) => sql`date(${column}, (select e.value ->> 1 from json_each(${offsets}) e
    where e.value ->> 0 <= ${column} order by e.value ->> 0 desc limit 1) || ' seconds')`;
  // A call before the due instant is in time, also where offsets do not reach back to.
  const late = sql`(${calls.followedAt} > ${calls.nextActionDate}
    and ${dayOf(calls.followedAt)} > ${dayOf(calls.nextActionDate)})`;
  return [...due, isNotNull(calls.followedAt), followUp === "late" ? late : sql`not ${late}`];
}

/**
 * What an agent may see comes from two indexes (their own calls, calls of their leads): each is read in order and
 * only as far as the page needs. Several outcomes likewise.
 */
export function streamsOf(ctx: Context, filter: CallFilter): (SQL | undefined)[] {
  const { leadId, userId, outcome = [] } = filter;
  const hidden =
    outcome.length > 0 ? or(...outcome.map((one) => equals(sql`+${calls.outcome}`, one, NONE))) : undefined;
  // One lead's calls are few, and their index is the one to read.
  if (leadId) return [and(callStore.visible(ctx.actor), hidden)];
  if (!isManager(ctx.actor) && userId !== "me" && userId !== ctx.actor.id) {
    const ofOwnLeads = eq(calls.leadAssignedTo, ctx.actor.id);
    // A colleague's calls of one's own leads are rare, and have an index to themselves.
    if (userId) return [and(ofOwnLeads, ne(calls.leadAssignedTo, calls.userId), hidden)];
    return [eq(calls.userId, ctx.actor.id), ofOwnLeads].map((own) => and(own, hidden));
  }
  const streams = outcome.length > UNION || goesByDue(filter) ? [hidden] : outcomeStreams(outcome);
  return streams.map((stream) => and(callStore.visible(ctx.actor), stream));
}

function outcomeStreams(outcome: OutcomeChoice[]): (SQL | undefined)[] {
  return outcome.length === 0 ? [undefined] : outcome.map((one) => equals(sql`${calls.outcome}`, one, NONE));
}

/** When a call may have begun, in the order of the page and from its cursor on; null when any time will do. */
export function spansOf(settings: Settings, filter: CallFilter, cursor: Cursor | null): Span[] | null {
  const { from, to, weekday, hour } = filter;
  if (!from || !to || (weekday === undefined && hour === undefined)) return null;
  const { timeZone } = settings;
  const spans = localSpans(toInstant(from, timeZone), toInstant(to, timeZone), { weekday, hour }, timeZone);
  if (!cursor) return spans.reverse();
  const at = String(cursor.k);
  if (cursor.back)
    return spans.flatMap(([start, end]): Span[] => (end <= at ? [] : [start <= at ? [at, end] : [start, end]]));
  // A mark that sorts behind its instant: calls that began at the same instant are told apart by their ids.
  const after = `${at}~`;
  return spans
    .flatMap(([start, end]): Span[] => (start >= after ? [] : [end >= after ? [start, after] : [start, end]]))
    .reverse();
}

/**
 * The first calls of a page within spans of time, as a select of ids: one index seek for each span, in their order,
 * until there are enough.
 */
export function acrossSpans(spans: Span[], where: SQL | undefined, by: SQL, size: number): SQL {
  const within = sql`select ${calls.id} from ${calls}
    where ${where} and ${calls.startTime} >= span.value ->> 0 and ${calls.startTime} < span.value ->> 1
    order by ${by} limit ${size}`;
  return sql`select found.value from json_each(${JSON.stringify(spans)}) span
    cross join json_each((select json_group_array(id) from (${within}))) found limit ${size}`;
}
