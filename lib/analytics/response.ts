import { statement } from "@/db/client";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { FirstCall } from "@/lib/enums";
import { sourcesStatement } from "@/lib/leads/list";
import { everyoneStatement } from "@/lib/members/queries";
import { inActiveZone } from "./active-zone";
import type { Offered } from "./breakdown";
import { versionsQuery } from "./dashboard-statements";
import { signed, total } from "./figures";
import type { DashboardFilter } from "./filter";
import { inMonths, rangeOf, split } from "./range";
import { responseDaysQuery, responseEdgesQuery } from "./response-statements";
import type { Scope } from "./schema";
import { sliceOf } from "./slice";
import { CALLED, firstCallColumn } from "./totals";

/** Leads created in a period: how many were called, and how soon after their creation the first call began. */
export interface Response {
  /** What its figures lead to. */
  scope: Scope;
  leads: number;
  called: number;
  /** By how soon; together all leads. */
  firstCalls: Record<FirstCall, number>;
  /** Mean of those that were called, in whole seconds, rounded down; null without one. */
  meanWait: number | null;
}

export interface ResponsePage {
  scope: Scope;
  timeZone: string;
  all: Response;
  /** By who holds the leads now, most leads first; empty `key` for nobody. */
  rows: (Response & { key: string; name: string })[];
}

/**
 * How soon new leads are called, in one batch. Agents get those they hold.
 *
 * @throws AppError `invalid` for an impossible range, by field.
 */
export async function openResponse(
  ctx: Context,
  settings: { timeZone: string },
  filter: DashboardFilter,
): Promise<ResponsePage & Offered> {
  const { versions: _, ...page } = await inActiveZone(settings.timeZone, (zone) => readIn(zone, ctx, filter));
  return page;
}

type Row = { day: string; user_id: string; created: number; waited: number } & Record<string, unknown>;

async function readIn(timeZone: string, ctx: Context, filter: DashboardFilter) {
  const range = rangeOf(filter, timeZone, ctx.now().toISOString());
  const scope: Scope = { ...range, ...sliceOf(ctx.actor, filter) };
  const { days, edges } = split(range, timeZone);
  const buckets = inMonths(days);
  const tagged = edges.map((edge) => ({ tag: "", ...edge }));
  const [versions, whole, parts, names, sources] = (await ctx.db.batch([
    statement(ctx.db, versionsQuery),
    statement(ctx.db, responseDaysQuery(scope, buckets)),
    statement(ctx.db, responseEdgesQuery(scope, tagged)),
    everyoneStatement(ctx),
    sourcesStatement(ctx, SOURCES),
  ])) as unknown as [
    { state: string; timeZone: string }[],
    Row[],
    Row[],
    { id: string; name: string }[],
    { source: string }[],
  ];
  const found = [...signed(whole, buckets), ...parts];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const rows = [...Map.groupBy(found, (row) => row.user_id)].map(([key, own]) => ({
    ...{ key, name: key === "" ? "Nobody" : (nameOf.get(key) ?? "Someone") },
    ...responseOf({ ...scope, userId: key }, own),
  }));
  const told = rows.filter(({ leads }) => leads > 0);
  told.sort((a, b) => b.leads - a.leads || a.name.localeCompare(b.name));
  const people = isManager(ctx.actor) ? names : [];
  const all = responseOf(scope, found);
  return { versions, scope, timeZone, all, rows: told, people, sources: sources.map(({ source }) => source) };
}

/** The most sources that a filter offers. */
const SOURCES = 50;

function responseOf(scope: Scope, rows: readonly Row[]): Response {
  const leads = total(rows, "created");
  const counts = CALLED.map((one) => [one, total(rows, firstCallColumn(one))] as const);
  const called = counts.reduce((sum, [, count]) => sum + count, 0);
  // Guarantee: `CALLED` has every name but `none`.
  const firstCalls = { ...Object.fromEntries(counts), none: leads - called } as Record<FirstCall, number>;
  return {
    ...{ scope, leads, called, firstCalls },
    meanWait: called === 0 ? null : Math.floor(total(rows, "waited") / called),
  };
}
