import { statement } from "@/db/client";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { ACTIVE_STATUSES } from "@/lib/enums";
import { INDUSTRY_LABELS } from "@/lib/labels";
import { sourcesStatement } from "@/lib/leads/list";
import { everyoneStatement, rankedStatement } from "@/lib/members/queries";
import type { Settings } from "@/lib/settings/schema";
import { targetsStatement } from "@/lib/targets/queries";
import type { Target } from "@/lib/targets/schema";
import { COLUMN, callBreakdownQuery, leadBreakdownQuery, stockBreakdownQuery } from "./breakdown-statements";
import { callEdgesQuery, leadEdgesQuery, versionsQuery } from "./dashboard-statements";
import { type CallRow, figuresOf, type LeadRow, signed, total } from "./figures";
import type { Breakdown, DashboardFilter } from "./filter";
import { type Leaderboard, leaderboardOf, type Ranked } from "./leaderboard";
import { inMonths, rangeOf, split } from "./range";
import type { Figures, Scope } from "./schema";
import { sliceOf } from "./slice";

/** One person, industry or source: what it comes to in a period, and its leads now. */
export interface BreakdownRow extends Figures {
  /** What it is by: a person's id, an industry, a source; empty for none. */
  key: string;
  name: string;
  /** The same scope, narrowed to this row: what its figures lead to. */
  scope: Scope;
  activeLeads: number;
  /** Estimated value of the active leads, and the same weighted by probability; whole units of the currency. */
  pipeline: number;
  weighted: number;
}

export interface BreakdownPage {
  by: Breakdown;
  scope: Scope;
  timeZone: string;
  rows: BreakdownRow[];
  /** Of a period by person, for managers; null where filters leave out people or calls. */
  leaderboard: Leaderboard | null;
}

/** What the filters offer beside it: everyone for managers, and the sources of the leads one sees. */
export interface Offered {
  people: { id: string; name: string }[];
  sources: string[];
}

/**
 * The figures of a period broken down, in one batch; most calls first. Agents get their own part of each.
 *
 * @throws AppError `invalid` for an impossible range, by field.
 */
export async function openBreakdown(
  ctx: Context,
  settings: Pick<Settings, "timeZone" | "workingWeek">,
  filter: DashboardFilter,
  by: Breakdown,
): Promise<BreakdownPage & Offered> {
  const page = await readIn(settings, ctx, filter, by);
  if (!page.active || page.active === settings.timeZone) return page;
  return readIn({ ...settings, timeZone: page.active }, ctx, filter, by);
}

type StockRow = Sliced & { status: string; leads: number; value: number; weighted: number };
type Sliced = { user_id: string; industry: string; source: string };

async function readIn(
  { timeZone, workingWeek }: Pick<Settings, "timeZone" | "workingWeek">,
  ctx: Context,
  filter: DashboardFilter,
  by: Breakdown,
) {
  const range = rangeOf(filter, timeZone, ctx.now().toISOString());
  const scope: Scope = { ...range, ...sliceOf(ctx.actor, filter) };
  const { days, edges: ends } = split(range, timeZone);
  const edges = ends.map((edge) => ({ tag: "", ...edge }));
  const buckets = inMonths(days);
  const ranks = by === "people" && isManager(ctx.actor) && isWhole(scope);
  const [versions, calls, callEdges, leads, leadEdges, stock, names, sources, targets, ranked] = (await ctx.db.batch([
    statement(ctx.db, versionsQuery),
    statement(ctx.db, callBreakdownQuery(scope, by, buckets)),
    statement(ctx.db, callEdgesQuery(scope, edges)),
    statement(ctx.db, leadBreakdownQuery(scope, by, buckets)),
    statement(ctx.db, leadEdgesQuery(scope, edges)),
    statement(ctx.db, stockBreakdownQuery(scope, by)),
    everyoneStatement(ctx),
    sourcesStatement(ctx, SOURCES),
    ...(ranks ? [targetsStatement(ctx), rankedStatement(ctx)] : []),
  ])) as unknown as [
    { state: string; timeZone: string }[],
    (CallRow & Sliced)[],
    (CallRow & Sliced)[],
    (LeadRow & Sliced & { day: string })[],
    (LeadRow & Sliced)[],
    StockRow[],
    { id: string; name: string }[],
    { source: string }[],
    Target[]?,
    Ranked[]?,
  ];
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const column = COLUMN[by];
  const [callsBy, leadsBy, stockBy] = [
    Map.groupBy([...signed(calls, buckets), ...callEdges], (row) => row[column]),
    Map.groupBy([...signed(leads, buckets), ...leadEdges], (row) => row[column]),
    Map.groupBy(stock, (row) => row[column]),
  ];
  const keys = [...new Set([...callsBy.keys(), ...leadsBy.keys(), ...stockBy.keys()])];
  const rows = keys.map((stored): BreakdownRow => {
    const key = by === "sources" ? stored.slice(1) : stored;
    const active = (stockBy.get(stored) ?? []).filter(({ status }) => isActive(status));
    return {
      ...{ key, name: wordsFor(by, key, nameOf), scope: { ...scope, [SCOPED[by]]: key } },
      ...figuresOf(callsBy.get(stored) ?? [], leadsBy.get(stored) ?? []),
      activeLeads: total(active, "leads"),
      pipeline: Math.round(total(active, "value") / 100),
      weighted: Math.round(total(active, "weighted") / 100),
    };
  });
  const told = rows.filter((row) => row.totalCalls + row.leadsCreated + row.activeLeads > 0);
  told.sort((a, b) => b.totalCalls - a.totalCalls || a.name.localeCompare(b.name));
  const active = versions.find(({ state }) => state === "active")?.timeZone;
  const people = isManager(ctx.actor) ? names : [];
  const world = { scope, targets: targets ?? [], now: ctx.now(), timeZone, workingWeek };
  const leaderboard = ranked ? leaderboardOf(told, { ...world, people: ranked }) : null;
  return { by, scope, timeZone, rows: told, leaderboard, active, people, sources: sources.map(({ source }) => source) };
}

/** The most sources that a filter offers. */
const SOURCES = 50;
const SCOPED = { people: "userId", industries: "industry", sources: "source" } as const;
const NONE = { people: "Nobody", industries: "No industry", sources: "No source" };

function wordsFor(by: Breakdown, key: string, names: ReadonlyMap<string, string>): string {
  if (key === "") return NONE[by];
  if (by === "people") return names.get(key) ?? "Someone";
  return by === "industries" ? (INDUSTRY_LABELS[key as keyof typeof INDUSTRY_LABELS] ?? key) : key;
}

/** Targets are of all calls: against a part of them they would say nothing. */
function isWhole({ userId, industry, source }: Scope): boolean {
  return userId === null && industry === null && source === null;
}

function isActive(status: string): boolean {
  return (ACTIVE_STATUSES as readonly string[]).includes(status);
}
