import { sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { activityStatement, toActivityPage, visibleActivity } from "@/lib/activity/queries";
import type { Activity } from "@/lib/activity/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { Row } from "@/lib/command/store";
import { type Heard, heardQuery, type Missing, missingFrom } from "@/lib/devices/heard";
import { ACTIVE_STATUSES, LEAD_STATUSES, type LeadStatus } from "@/lib/enums";
import { sourcesStatement } from "@/lib/leads/list";
import { everyoneStatement } from "@/lib/members/queries";
import type { Settings } from "@/lib/settings/schema";
import { type Day, startOfDay, toDay } from "@/lib/time";
import {
  callDaysQuery,
  callEdgesQuery,
  callPeopleQuery,
  type Edge,
  leadDaysQuery,
  leadEdgesQuery,
  leadStatusQuery,
  versionsQuery,
} from "./dashboard-statements";
import { type CallRow, figuresOf, hoursOf, type LeadRow, outcomesOf, signed, topOf, trendsOf } from "./figures";
import type { DashboardFilter } from "./filter";
import { type Progress, type ProgressRows, progressOf, progressStatements } from "./progress";
import { before, daysTouched, inMonths, rangeOf, split } from "./range";
import type { Dashboard, Range, Scope } from "./schema";
import { sliceOf } from "./slice";

const TOP = 10;
/** The most sources that a filter offers. */
const SOURCES = 50;
/** Most of a filling is the calls. */
const CALLS_SHARE = 0.9;

/** The dashboard, what happened last (the log as the actor may see it), and what its filters offer. */
export interface DashboardPage extends Dashboard {
  recent: Activity[];
  /** Whose figures one may ask for: everyone's, for managers. */
  people: { id: string; name: string }[];
  /** Those of the leads one sees. */
  sources: string[];
  /** What devices last told, the last heard first; only for managers, and for figures that go up to now. */
  heard: Heard[];
  missing: Missing;
  /** Of the one person whose figures these are, when asked for. */
  progress: Progress | null;
}

interface Extras {
  /** How much of what happened last; none, when not given. */
  recent?: number;
  progress?: boolean;
}

/**
 * Reads the dashboard in one batch: sums of whole days from the totals, and the parts of days at a range's ends from the
 * calls and leads themselves. While the totals are moved to a new time zone, days are still cut in the one before.
 *
 * @throws AppError `invalid` for an impossible range, by field.
 */
export async function openDashboard(
  ctx: Context,
  settings: Pick<Settings, "timeZone" | "workingWeek">,
  filter: DashboardFilter,
  extras: Extras = {},
): Promise<DashboardPage> {
  const read = (timeZone: string) => readIn({ ...settings, timeZone }, ctx, filter, extras);
  const found = await read(settings.timeZone);
  const active = found.versions.find(({ state }) => state === "active");
  if (active?.timeZone === settings.timeZone) return { ...found.page, moving: null };
  const { page } = active ? await read(active.timeZone) : found;
  const filling = found.versions.find(({ state }) => state === "filling");
  return { ...page, moving: { timeZone: settings.timeZone, share: shareOf(filling, ctx.now().getTime()) } };
}

interface Version {
  state: "active" | "filling";
  timeZone: string;
  callsThrough: string;
  leadsThrough: string;
  /** The least id of a call. */
  first: string | null;
}

async function readIn(
  { timeZone, workingWeek }: Pick<Settings, "timeZone" | "workingWeek">,
  ctx: Context,
  filter: DashboardFilter,
  { recent = 0, progress = false }: Extras,
) {
  const now = ctx.now().toISOString();
  const range = rangeOf(filter, timeZone, now);
  const previous = before(range, timeZone);
  const scope: Scope = { ...range, ...sliceOf(ctx.actor, filter) };
  const [here, then] = [partsOf("here", range, timeZone), partsOf("then", previous, timeZone)];
  const days = [...then.days, ...here.days];
  const edges = [...then.edges, ...here.edges];
  const manages = isManager(ctx.actor) && scope.userId === null;
  const buckets = inMonths(manages ? here.days : []);
  const upToNow = isManager(ctx.actor) && range.end > now;
  const whose = progress ? scope.userId : null;
  const [versions, byDay, people, callEdges, leadDays, leadEdges, byStatus, names, log, sources, heard, ...own] =
    (await ctx.db.batch([
      statement(ctx.db, versionsQuery),
      statement(ctx.db, callDaysQuery(scope, days)),
      statement(ctx.db, callPeopleQuery(scope, buckets)),
      statement(ctx.db, callEdgesQuery(scope, edges)),
      statement(ctx.db, leadDaysQuery(scope, days)),
      statement(ctx.db, leadEdgesQuery(scope, edges)),
      statement(ctx.db, leadStatusQuery(scope)),
      everyoneStatement(ctx),
      activityStatement(ctx, visibleActivity(ctx.actor), { limit: recent }),
      sourcesStatement(ctx, SOURCES),
      statement(ctx.db, upToNow ? heardQuery(scope.userId, now) : nothing),
      ...(whose === null ? [] : progressStatements(ctx, whose, timeZone, { workingWeek })),
    ])) as unknown as [
      Version[],
      CallRow[],
      CallRow[],
      Tagged<CallRow>[],
      LeadDay[],
      Tagged<LeadRow>[],
      Status[],
      Name[],
      Row[],
      { source: string }[],
      Heard[],
      ...ProgressRows,
    ];

  const callsOf = ({ tag, inDays }: Parts) => [...byDay.filter(inDays), ...callEdges.filter((row) => row.tag === tag)];
  const leadsOf = ({ tag, inDays }: Parts) => [
    ...leadDays.filter(inDays),
    ...leadEdges.filter((row) => row.tag === tag),
  ];
  const calls = callsOf(here);
  const leads = (status: LeadStatus) => byStatus.find((row) => row.status === status)?.leads ?? 0;
  const performers = manages ? [...signed(people, buckets), ...callEdges.filter((row) => row.tag === here.tag)] : [];
  const page = {
    ...{ scope, previous, timeZone, workingWeek },
    figures: figuresOf(calls, leadsOf(here)),
    before: figuresOf(callsOf(then), leadsOf(then)),
    activeLeads: ACTIVE_STATUSES.reduce((sum, status) => sum + leads(status), 0),
    trends: trendsOf(daysTouched(range, timeZone), calls),
    outcomes: outcomesOf(calls),
    funnel: LEAD_STATUSES.map((status) => ({ status, leads: leads(status) })),
    hours: hoursOf(calls),
    topPerformers: topOf(performers, new Map(names.map(({ id, name }) => [id, name])), TOP),
    recent: (await toActivityPage(ctx, log, recent)).data,
    people: isManager(ctx.actor) ? names : [],
    sources: sources.map(({ source }) => source),
    heard,
    missing: missingFrom(heard, { now, since: startOfDay(toDay(now, timeZone), timeZone) }),
    progress: whose === null ? null : progressOf(own, { now: ctx.now(), timeZone, workingWeek }),
  };
  return { versions, page };
}

const nothing = sql`select 1 where false`;

type Tagged<T> = T & { tag: string };
type LeadDay = LeadRow & { day: string };
type Status = { status: LeadStatus; leads: number };
type Name = { id: string; name: string };

interface Parts {
  tag: string;
  days: Day[];
  edges: Edge[];
  inDays(row: { day: string }): boolean;
}

function partsOf(tag: string, range: Range, timeZone: string): Parts {
  const { days, edges } = split(range, timeZone);
  const known = new Set(days);
  return { tag, days, edges: edges.map((edge) => ({ tag, ...edge })), inDays: ({ day }) => known.has(day) };
}

/** How much of a version is there, by when the ids were made (RFC 9562) that it is filled in the order of; first the calls. */
function shareOf(version: Version | undefined, now: number): number {
  if (!version?.first || version.callsThrough === "") return 0;
  if (version.callsThrough === "~") return CALLS_SHARE;
  const madeAt = (id: string) => Number.parseInt(id.replace("-", "").slice(0, 12), 16);
  const begin = madeAt(version.first);
  return CALLS_SHARE * Math.min(1, Math.max(0, (madeAt(version.callsThrough) - begin) / Math.max(1, now - begin)));
}
