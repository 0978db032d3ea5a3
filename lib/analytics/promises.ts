import { sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { FollowUp } from "@/lib/enums";
import { everyoneStatement } from "@/lib/members/queries";
import { inActiveZone } from "./active-zone";
import { ACTIVE, any, listOf, numbered, versionsQuery } from "./dashboard-statements";
import { signed, total } from "./figures";
import type { PromisesFilter } from "./filter";
import { hourBegun, splitHours } from "./hours";
import { selectPromiseSums } from "./promise-totals";
import { type Buckets, inMonths, rangeOf, split } from "./range";
import type { Range, Scope } from "./schema";
import { sliceOf } from "./slice";

/** Next actions that fell due in a period, and what became of them. */
export interface Promises {
  /** What its figures lead to. */
  scope: Scope;
  due: number;
  /** Together all that fell due. */
  followUps: Record<FollowUp, number>;
}

export interface PromisesPage {
  /** The period as asked for. */
  scope: Scope;
  /** Until when promises count: the end of the period, at most the last full hour. */
  through: string;
  timeZone: string;
  all: Promises;
  /** By who made the call, most due first. */
  rows: (Promises & { key: string; name: string })[];
}

/**
 * How next actions were followed through, in one batch; agents get their own. What falls due later than now counts once it
 * has: today's whole hours are totals like days, so that no call is read for them.
 *
 * @throws AppError `invalid` for an impossible range, by field.
 */
export async function openPromises(
  ctx: Context,
  settings: { timeZone: string },
  filter: PromisesFilter,
): Promise<PromisesPage & { people: { id: string; name: string }[] }> {
  const { versions: _, ...page } = await inActiveZone(settings.timeZone, (zone) => readIn(zone, ctx, filter));
  return page;
}

type Row = { day: string; user_id: string; due: number; kept: number; late: number };

async function readIn(timeZone: string, ctx: Context, { startDate, endDate, userId }: PromisesFilter) {
  const now = ctx.now().toISOString();
  const scope: Scope = { ...rangeOf({ startDate, endDate }, timeZone, now), ...sliceOf(ctx.actor, { userId }) };
  const counted = { ...scope, ...untilNow(scope, now) };
  const { buckets, edges } = partsOf(counted, timeZone);
  const [versions, whole, parts, names] = (await ctx.db.batch([
    statement(ctx.db, versionsQuery),
    statement(ctx.db, totalsQuery(scope, buckets)),
    statement(ctx.db, edgesQuery(scope, edges)),
    everyoneStatement(ctx),
  ])) as unknown as [{ state: string; timeZone: string }[], Row[], Row[], { id: string; name: string }[]];
  const found = [...signed(whole, buckets), ...parts];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const rows = [...Map.groupBy(found, (row) => row.user_id)].map(([key, own]) => ({
    ...{ key, name: nameOf.get(key) ?? "Someone" },
    ...promisesOf({ ...counted, userId: key }, own),
  }));
  const told = rows.filter(({ due }) => due > 0);
  told.sort((a, b) => b.due - a.due || a.name.localeCompare(b.name));
  const all = promisesOf(counted, found);
  const people = isManager(ctx.actor) ? names : [];
  return { versions, scope, through: counted.end, timeZone, all, rows: told, people };
}

function untilNow({ start, end }: Range, now: string): Range {
  const due = hourBegun(now);
  const last = end < due ? end : due;
  return { start: start < last ? start : last, end: last };
}

/** Whole days and months, and whole hours of what stands out, as totals; the rest from the calls. */
function partsOf(range: Range, timeZone: string): { buckets: Buckets; edges: Range[] } {
  const { days, edges } = split(range, timeZone);
  const { add, less } = inMonths(days);
  const parts = edges.map(splitHours);
  return {
    buckets: { add: [...add, ...parts.flatMap(({ hours }) => hours)], less },
    edges: parts.flatMap((part) => part.edges),
  };
}

const totalsQuery = ({ userId }: Scope, buckets: Buckets) =>
  sql`select day, user_id, due, kept, late from promise_totals where version = ${ACTIVE} and day in ${listOf(buckets)}
    and ${userId === null ? sql`user_id > '*'` : sql`user_id = ${userId}`}`;

function edgesQuery({ userId }: Scope, edges: readonly Range[]) {
  const changes = `select 1 as sign, c.id, c.user_id, c.next_action_date, c.followed_at from json_each(?1) e
    cross join calls c indexed by calls_due on c.next_action_date >= e.value ->> 'start' and c.next_action_date < e.value ->> 'end'
    where c.deleted_at is null and (?2 = '*' or +c.user_id = ?2)`;
  return numbered(selectPromiseSums(changes, "v.state = 'active'"), [JSON.stringify(edges), any(userId)]);
}

function promisesOf(scope: Scope, rows: readonly Row[]): Promises {
  const [due, kept, late] = [total(rows, "due"), total(rows, "kept"), total(rows, "late")];
  return { scope, due, followUps: { kept, late, open: due - kept - late } };
}
