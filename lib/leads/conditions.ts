import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { leads, leadTerms } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { isClosed, LEAD_STATUSES, type LeadStatus, NO_SOURCE, NONE } from "@/lib/enums";
import { equals } from "@/lib/equals";
import { queryWords, searchTerms } from "@/lib/fold";
import type { Settings } from "@/lib/settings/schema";
import { addDays, startOfDay, toDay, toInstant } from "@/lib/time";
import { BY_CLOSING, type LeadFilter, sortOf } from "./filter";
import { visibleLeads } from "./store";

/** A lead filter in SQL: what each of its parts asks of the table and its indexes. */

/** The most matches a search looks at, whatever it finds: more letters, or the full name, find the rest. */
export const SEARCH_MATCHES = 240;
/** For whoever wants all of them, however long it takes. */
export const ALL_MATCHES = 2 ** 40;
/** The longest words of a query that are looked at: SQLite limits how deep a condition may nest. */
const WORDS = 8;

/** Everything of a filter but status and search, with what the actor may see. */
export function conditionsOf(ctx: Context, settings: Settings, filter: LeadFilter): (SQL | undefined)[] {
  const assigned = filter.assignedTo === "me" ? ctx.actor.id : filter.assignedTo;
  const zone = settings.timeZone;
  return [
    visibleLeads(ctx.actor),
    filter.industry && equals(steered(leads.industry, filter), filter.industry, NONE),
    filter.source ? equals(steered(leads.source, filter), filter.source, NO_SOURCE) : undefined,
    assigned === "none" ? isNull(leads.assignedTo) : assigned ? eq(leads.assignedTo, assigned) : undefined,
    createdFrom(filter, zone),
    filter.createdTo ? lt(steered(leads.createdAt, filter), toInstant(filter.createdTo, zone)) : undefined,
    firstCallCondition(filter),
    filter.closedFrom ? gte(byClosing(filter), toInstant(filter.closedFrom, zone)) : undefined,
    filter.closedTo ? lt(byClosing(filter), toInstant(filter.closedTo, zone)) : undefined,
    worthCondition(filter),
    dueCondition(ctx, filter, zone),
  ];
}

/**
 * SQLite thinks little is left of a range with two ends, and takes the narrower index for first calls, which is everybody's:
 * it is told otherwise.
 */
function createdFrom(filter: LeadFilter, zone: string): SQL | undefined {
  if (!filter.createdFrom) return undefined;
  const since = gte(steered(leads.createdAt, filter), toInstant(filter.createdFrom, zone));
  return filter.firstCall ? sql`likely(${since})` : since;
}

function firstCallCondition(filter: LeadFilter): SQL | undefined {
  if (!filter.firstCall) return undefined;
  return filter.firstCall === "any"
    ? isNotNull(leads.firstCallAt)
    : eq(steered(leads.firstCall, filter), filter.firstCall);
}

/** Indexes of closed leads go by when that was: for another order they would find all only to sort them. */
function byClosing(filter: LeadFilter): SQL {
  return sortOf(filter) === BY_CLOSING ? sql`${leads.closedAt}` : sql`+${leads.closedAt}`;
}

/** As the index of such leads says it, word for word; under an order that is not its own it must not be known again. */
function worthCondition(filter: LeadFilter): SQL | undefined {
  if (!filter.worth) return undefined;
  const hide = sql.raw(sortOf(filter).endsWith("createdAt") ? "" : "+");
  return sql`${leads.status} not in ('closed-won', 'closed-lost')
    and (${hide}${leads.estimatedValue} is null or ${hide}${leads.probability} is null)`;
}

function dueCondition(ctx: Context, { due }: LeadFilter, zone: string): SQL | undefined {
  if (!due) return undefined;
  const now = ctx.now();
  const today = toDay(now, zone);
  const open = notInArray(sql`+${leads.status}`, ["closed-won", "closed-lost"]);
  switch (due) {
    case "now":
      return and(lte(leads.dueKey, now.toISOString()), open);
    case "overdue":
      return and(lt(leads.dueKey, startOfDay(today, zone)), open);
    case "today":
      return and(lt(leads.dueKey, startOfDay(addDays(today, 1), zone)), open);
    case "week":
      return and(lt(leads.dueKey, startOfDay(addDays(today, 7), zone)), open);
  }
}

export function statusCondition(filter: LeadFilter): SQL | undefined {
  const { status = [] } = filter;
  if (status.length === 0 || status.length === LEAD_STATUSES.length) return undefined;
  const closing = sortOf(filter) === BY_CLOSING;
  const asked = closing ? status.filter(isClosed) : status;
  const [only] = asked;
  if (!only) return sql`0`;
  if (asked.length > 1) return inArray(steered(leads.status, filter), asked);
  return closing ? hasStatus(only) : eq(steered(leads.status, filter), only);
}

/** As the indexes of won and of lost leads say it, word for word. */
export function hasStatus(status: LeadStatus): SQL {
  return sql`+${leads.status} = ${sql.raw(`'${status}'`)}`;
}

type Steered =
  | typeof leads.status
  | typeof leads.industry
  | typeof leads.source
  | typeof leads.firstCall
  | typeof leads.createdAt;

/**
 * A filtered column as SQLite should see it. The indexes of these columns go by creation: under another sort they
 * would find every match only to sort it, so there the sort's own index leads (a unary plus hides the column).
 */
function steered(column: Steered, filter: LeadFilter): SQL {
  return sortOf(filter).endsWith("createdAt") ? sql`${column}` : sql`+${column}`;
}

/**
 * The leads among `candidates` (a select of lead ids) that fulfil the conditions. Written so that SQLite can only start
 * from the candidates, never from an index over everybody's leads.
 */
function amongCandidates(candidates: SQL, conditions: (SQL | undefined)[]): SQL {
  return sql`${leads.id} in (select ${leads.id} from (${candidates}) candidate
    cross join ${leads} on ${leads.id} = candidate.id where ${and(...conditions)})`;
}

/**
 * Leads whose name, company or e-mail has every word of the query at the start of a word. Candidates are those with the
 * whole phrase first, for a full name must be found among any number of namesakes, then those with its longest word.
 */
export function termCondition(ctx: Context, q: string, conditions: (SQL | undefined)[], most = SEARCH_MATCHES): SQL {
  const words = queryWords(q).slice(0, WORDS);
  const [driver, ...others] = words;
  if (!driver) return sql`0`;
  const phrase = searchTerms([q])[0] ?? driver;
  const candidates =
    others.length === 0
      ? startingWith(ctx, driver, most)
      : sql`select * from (${startingWith(ctx, phrase, most / 2)}) union
          select * from (${startingWith(ctx, driver, most / 2)})`;
  const rest = others.map((word) => sql`instr(${leads.searchTerms}, ${`"${word}`}) > 0`);
  return amongCandidates(candidates, [...conditions, ...rest]);
}

/** Whether more leads have the longest word of the query than a search looks at. */
export function cutCondition(ctx: Context, q: string): SQL {
  const [driver, ...others] = queryWords(q).slice(0, WORDS);
  if (!driver) return sql`0`;
  const looked = others.length === 0 ? SEARCH_MATCHES : SEARCH_MATCHES / 2;
  return sql`(select count(*) from (${startingWith(ctx, driver, looked + 1)})) > ${looked}`;
}

function startingWith(ctx: Context, term: string, limit: number): SQL {
  const scope = isManager(ctx.actor) ? "*" : ctx.actor.id;
  return sql`select distinct ${leadTerms.leadId} as id from ${leadTerms} where ${leadTerms.scope} = ${scope}
    and ${leadTerms.term} >= ${term} and ${leadTerms.term} < ${`${term}\u{10ffff}`} limit ${limit}`;
}

/** Leads whose number has the same last four digits: the longer end is compared after opening them. */
export async function phoneCondition(ctx: Context, digits: string, conditions: (SQL | undefined)[]): Promise<SQL> {
  const indexes = await ctx.keyring.indexes("last4", digits.slice(-4));
  const candidates = sql`select ${leads.id} as id from ${leads}
    where ${inArray(leads.phoneLast4, indexes)} and ${isNull(leads.deletedAt)}`;
  return amongCandidates(candidates, conditions);
}
