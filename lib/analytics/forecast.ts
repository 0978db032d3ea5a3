import { statement } from "@/db/client";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { ACTIVE_STATUSES } from "@/lib/enums";
import { sourcesStatement } from "@/lib/leads/list";
import { everyoneStatement } from "@/lib/members/queries";
import type { Settings } from "@/lib/settings/schema";
import type { Offered } from "./breakdown";
import { versionsQuery } from "./dashboard-statements";
import { total } from "./figures";
import { type MeanError, meanErrorOf } from "./forecast-error";
import { type ForecastFilter, monthsOf } from "./forecast-filter";
import { closingsQuery, pipelineQuery, type Slice, snapshotsQuery } from "./forecast-statements";
import { type CalendarMonth, lastMonths } from "./months";
import { sliceOf } from "./slice";

type ActiveStatus = (typeof ACTIVE_STATUSES)[number];

/** Active leads, what they may bring, and that weighted by probability; whole units of the currency. */
export interface Stock {
  leads: number;
  value: number;
  weighted: number;
  /** How many of the leads lack a value or a probability. */
  unweighed: number;
}

/** A part of the pipeline, and the leads it leads to. */
export interface PipelinePart<K extends string = string> extends Stock {
  key: K;
  scope: Slice;
}

/** The pipeline as it stood when a month began, weighted. `late`: written down more than a day after. */
export interface Noted {
  weighted: number;
  takenAt: string;
  late: boolean;
}

/** What was forecast for a month, and what came of it. */
export interface ForecastMonth extends CalendarMonth {
  won: number;
  wonValue: number;
  lost: number;
  /** Null where nobody wrote it down. */
  forecast: Noted | null;
}

export interface Forecast {
  scope: Slice;
  /** Where months are cut. */
  timeZone: string;
  whole: Stock;
  byStatus: PipelinePart<ActiveStatus>[];
  /** Greatest weight first; the key is a person's id, empty for nobody. */
  byPerson: (PipelinePart & { name: string })[];
  /** The same by person and status. */
  cells: (Stock & { name: string; status: ActiveStatus })[];
  /** Oldest first, the running one last. */
  months: ForecastMonth[];
  /** Of whole months that were written down in time. */
  error: MeanError | null;
}

/** The pipeline now, and how right it was in months gone by, in one batch. Agents get their own. */
export async function openForecast(
  ctx: Context,
  { timeZone }: Pick<Settings, "timeZone">,
  filter: ForecastFilter,
): Promise<Forecast & Offered> {
  const { active, ...page } = await readIn(timeZone, ctx, filter);
  if (!active || active === timeZone) return page;
  // While totals are moved to a new time zone, months are still cut in the one before.
  const { active: _, ...before } = await readIn(active, ctx, filter);
  return before;
}

interface Cell extends Stock {
  user_id: string;
  status: ActiveStatus;
}
type Closing = { month: string; won: number; won_value: number; lost: number };
type Snapshot = { month: string; taken_at: string; weighted: number };

/** The most sources that a filter offers. */
const SOURCES = 50;

async function readIn(timeZone: string, ctx: Context, filter: ForecastFilter) {
  const scope = sliceOf(ctx.actor, filter);
  const calendar = lastMonths(monthsOf(filter), timeZone, ctx.now().toISOString());
  const names = calendar.map(({ month }) => month);
  const [versions, cells, closings, snapshots, everyone, sources] = (await ctx.db.batch([
    statement(ctx.db, versionsQuery),
    statement(ctx.db, pipelineQuery(scope)),
    statement(ctx.db, closingsQuery(scope, names)),
    statement(ctx.db, snapshotsQuery(scope, names)),
    everyoneStatement(ctx),
    sourcesStatement(ctx, SOURCES),
  ])) as unknown as [
    { state: string; timeZone: string }[],
    Cell[],
    Closing[],
    Snapshot[],
    { id: string; name: string }[],
    { source: string }[],
  ];
  const nameOf = new Map(everyone.map(({ id, name }) => [id, name]));
  const named = (id: string) => (id === "" ? "Nobody" : (nameOf.get(id) ?? "Someone"));
  const months = calendar.map((month): ForecastMonth => {
    const closed = closings.filter((one) => one.month === month.month);
    const noted = isSliced(scope) ? undefined : snapshots.find((one) => one.month === month.month);
    return {
      ...month,
      ...{ won: total(closed, "won"), lost: total(closed, "lost"), wonValue: units(total(closed, "won_value")) },
      forecast: noted ? notedOf(noted, month.start) : null,
    };
  });
  return {
    ...{ scope, timeZone, months, whole: stockOf(cells) },
    byStatus: ACTIVE_STATUSES.map((key) => ({ key, scope, ...stockOf(cells.filter(({ status }) => status === key)) })),
    byPerson: [...Map.groupBy(cells, ({ user_id }) => user_id)]
      .map(([key, own]) => ({ key, name: named(key), scope: { ...scope, userId: key }, ...stockOf(own) }))
      .sort((a, b) => b.weighted - a.weighted || a.name.localeCompare(b.name)),
    cells: cells
      .map((cell) => ({ ...stockOf([cell]), name: named(cell.user_id), status: cell.status }))
      .sort((a, b) => a.name.localeCompare(b.name) || order(a.status) - order(b.status)),
    error: meanErrorOf(
      months.flatMap(({ forecast, wonValue, running }) =>
        forecast && !forecast.late && !running ? [{ forecast: forecast.weighted, won: wonValue }] : [],
      ),
    ),
    active: versions.find(({ state }) => state === "active")?.timeZone,
    people: isManager(ctx.actor) ? everyone : [],
    sources: sources.map(({ source }) => source),
  };
}

/** Snapshots are of all leads of a person or of everyone, and of no part of these. */
export function isSliced({ industry, source }: Slice): boolean {
  return industry !== null || source !== null;
}

const DAY = 86_400_000;

function notedOf({ taken_at: takenAt, weighted }: Snapshot, start: string): Noted {
  return { weighted: units(weighted), takenAt, late: Date.parse(takenAt) - Date.parse(start) > DAY };
}

function stockOf(cells: readonly Stock[]): Stock {
  return {
    ...{ leads: total(cells, "leads"), unweighed: total(cells, "unweighed") },
    ...{ value: units(total(cells, "value")), weighted: units(total(cells, "weighted")) },
  };
}

const units = (hundredths: number) => Math.round(hundredths / 100);
const order = (status: ActiveStatus) => ACTIVE_STATUSES.indexOf(status);
