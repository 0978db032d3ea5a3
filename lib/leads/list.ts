import { eq, type SQL, sql } from "drizzle-orm";
import { leads, users } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { Page } from "@/lib/keyset";
import { assigneesStatement, everyoneStatement } from "@/lib/members/queries";
import type { Settings } from "@/lib/settings/schema";
import { cutCondition } from "./conditions";
import type { LeadFilter } from "./filter";
import { HAND_OVER_LIMIT } from "./limits";
import { leadsStatement, type NamedLead, openLead, preparePage } from "./queries";
import { visibleLeads } from "./store";

/** The most sources a list suggests: each costs two rows, of the 150 that a page of 50 leads may read. */
const SOURCES = 10;

export interface LeadListPage {
  page: Page<NamedLead>;
  /** The search found more than it looks at. */
  cut: boolean;
  /** Sources to suggest. */
  sources: string[];
  /** Whose leads one may ask for: the person asked for, or everyone with `people`. */
  people: { id: string; name: string }[];
}

/** Everything the page of leads shows, in one batch: the leads, and what its filters offer. */
export async function openLeadList(
  ctx: Context,
  settings: Settings,
  filter: LeadFilter,
  asked: { people: boolean },
): Promise<LeadListPage> {
  const { statements, read } = await preparePage(ctx, settings, filter);
  const [sources, people, [search], ...found] = await ctx.db.batch([
    sourcesStatement(ctx, SOURCES),
    peopleStatement(ctx, filter, asked.people),
    ctx.db.select({ cut: filter.q ? truth(cutCondition(ctx, filter.q)) : truth(sql`0`) }).from(sql`(select 1)`),
    ...statements,
  ]);
  const { page, cut } = await read(found);
  return { page, cut: cut || search?.cut === 1, sources: sources.map(({ source }) => source), people };
}

/**
 * The leads a manager is about to hand over, and those they can go to: the ones chosen, or all that match a list, to
 * the limit of one operation. `more` says that there are others beyond it.
 */
export async function openHandOver(ctx: Context, settings: Settings, filter: LeadFilter, chosen: string[] | null) {
  if (chosen) {
    const [people, rows] = await ctx.db.batch([assigneesStatement(ctx), leadsStatement(ctx, chosen, HAND_OVER_LIMIT)]);
    const leads = await Promise.all(rows.map((row) => openLead(ctx, row)));
    return { people, leads, more: chosen.length > HAND_OVER_LIMIT };
  }
  const whole = { ...filter, cursor: undefined, limit: HAND_OVER_LIMIT };
  const { statements, read } = await preparePage(ctx, settings, whole);
  const [people, ...found] = await ctx.db.batch([assigneesStatement(ctx), ...statements]);
  const { page } = await read(found);
  return { people, leads: page.data, more: page.nextCursor !== null };
}

/** The sources of the leads an actor may see, by the alphabet: one seek of an index each, never a scan. */
export function sourcesStatement(ctx: Context, size: number) {
  const next = (after: SQL) => sql`select ${leads.source} as source from ${leads}
    where ${leads.source} > ${after} and ${visibleLeads(ctx.actor)} order by ${leads.source} limit 1`;
  const all = sql`(with recursive each(source) as (
    select * from (${next(sql`''`)}) union all
    select (${next(sql`each.source`)}) from each where each.source is not null limit ${size}
  ) select source from each where source is not null)`;
  return ctx.db.select({ source: sql<string>`source`.as("source") }).from(all);
}

function peopleStatement(ctx: Context, { assignedTo }: LeadFilter, everyone: boolean) {
  if (everyone && isManager(ctx.actor)) return everyoneStatement(ctx);
  const one = isManager(ctx.actor) && assignedTo ? eq(users.id, assignedTo) : sql`0`;
  return everyoneStatement(ctx, one);
}

function truth(condition: SQL) {
  return sql<number>`${condition}`.as("truth");
}
