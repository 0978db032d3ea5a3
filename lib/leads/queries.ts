import { and, desc, eq, getTableColumns, inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { leads } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { notFound } from "@/lib/command/errors";
import { openRow, type Row } from "@/lib/command/store";
import { CLOSED_STATUSES, LEAD_STATUSES, type LeadStatus } from "@/lib/enums";
import { beyond, type Cursor, decodeCursor, type Order, orderBy, type Page, toPage } from "@/lib/keyset";
import { parsePhone, phoneDigits } from "@/lib/phone";
import { requireRange } from "@/lib/range";
import type { Settings } from "@/lib/settings/schema";
import { conditionsOf, hasStatus, phoneCondition, SEARCH_MATCHES, statusCondition, termCondition } from "./conditions";
import { BY_CLOSING, type LeadFilter, sortOf } from "./filter";
import { type Found, merge } from "./merge-found";
import { endsWith } from "./phone-end";
import type { Lead } from "./schema";
import { leadStore, visibleLeads } from "./store";

/** A lead with the name of its assignee, for people. */
export interface NamedLead extends Lead {
  assigneeName: string | null;
}

/** An agent sees only leads of their own, so only managers look names up. */
function selection({ actor }: Context) {
  const name = sql<string | null>`(select name from users where users.id = ${leads.assignedTo})`;
  return {
    ...getTableColumns(leads),
    assigneeName: (isManager(actor) ? name : sql<string | null>`${actor.name}`).as("assignee_name"),
  };
}

/** A page of the leads an actor may see, in one batch. */
export async function listLeads(
  ctx: Context,
  settings: Settings,
  filter: LeadFilter,
  most?: number,
): Promise<Page<NamedLead>> {
  const { statements, read } = await preparePage(ctx, settings, filter, most);
  return (await read(await ctx.db.batch(statements))).page;
}

/**
 * The statements of a page, one or two, for a batch with others, and how to read what they find. `cut` says that so
 * many have the last four digits asked for that some with the whole number may be missing. A search looks at `most` matches.
 */
export async function preparePage(ctx: Context, settings: Settings, filter: LeadFilter, most = SEARCH_MATCHES) {
  requireRange(filter.createdFrom, filter.createdTo, ["createdFrom", "createdTo"], settings.timeZone);
  requireRange(filter.closedFrom, filter.closedTo, ["closedFrom", "closedTo"], settings.timeZone);
  const sort = sortOf(filter);
  const order = orderOf(sort);
  const cursor = decodeCursor(filter.cursor, sort);
  const digits = filter.q ? phoneDigits(filter.q) : null;
  const conditions = [beyond(order, cursor), ...conditionsOf(ctx, settings, filter)];
  const list = listStatement(ctx, filter, conditions, order, cursor, most);
  const ofPhone = digits && (await phoneCondition(ctx, digits, [...conditions, statusCondition(filter)]));
  const by = orderBy(sorted(order), cursor);
  const statements: [typeof list, typeof list] | [typeof list] = ofPhone
    ? [list, ctx.db.select(selection(ctx)).from(leads).where(ofPhone).orderBy(by).limit(most)]
    : [list];

  async function read([found = [], byPhone = []]: Row[][]): Promise<{ page: Page<NamedLead>; cut: boolean }> {
    const entries = await Promise.all(found.map((row) => entry(ctx, row, sort)));
    const phones = digits ? await Promise.all(byPhone.map((row) => entry(ctx, row, sort))) : [];
    const whole = digits && parsePhone(filter.q ?? "", settings.country);
    const matching = phones.filter(({ lead }) => digits && (lead.phone === whole || endsWith(lead, digits)));
    const ordered = digits ? merge(entries, matching, order.descending !== (cursor?.back ?? false)) : entries;
    const page = toPage(ordered, filter.limit, sort, cursor, ({ k, lead }) => ({ k, id: lead.id }));
    const cut = byPhone.length === most && matching.length <= filter.limit;
    return { page: { ...page, data: page.data.map(({ lead }) => lead) }, cut };
  }
  return { statements, read };
}

/** Throws `not_found` for a lead that is not there or may not be seen. */
export async function getLead(ctx: Context, id: string): Promise<NamedLead> {
  const [[row]] = await ctx.db.batch([leadStatement(ctx, id)]);
  if (!row) throw notFound("lead");
  return open(ctx, row);
}

/** Whether the actor may see a lead, for whoever needs no more of it. */
export async function maySeeLead(ctx: Context, id: string): Promise<boolean> {
  const where = and(eq(leads.id, id), visibleLeads(ctx.actor));
  const [found] = await ctx.db.batch([ctx.db.select({ id: leads.id }).from(leads).where(where)]);
  return found.length > 0;
}

export function leadStatement(ctx: Context, id: string) {
  return ctx.db
    .select(selection(ctx))
    .from(leads)
    .where(and(eq(leads.id, id), visibleLeads(ctx.actor)));
}

/** Some leads by their ids, newest first. */
export function leadsStatement(ctx: Context, ids: string[], size: number) {
  return ctx.db
    .select(selection(ctx))
    .from(leads)
    .where(and(sql`${leads.id} in (select value from json_each(${JSON.stringify(ids)}))`, visibleLeads(ctx.actor)))
    .orderBy(sql`+${leads.createdAt} desc, +${leads.id} desc`)
    .limit(size);
}

export async function openLead(ctx: Context, row: Row | undefined): Promise<NamedLead> {
  if (!row) throw notFound("lead");
  return open(ctx, row);
}

/** The visible leads that share a phone number, newest first, at most five. `except` is the lead being edited. */
export async function leadsWithPhone(
  ctx: Context,
  settings: Settings,
  phone: string,
  except?: string,
): Promise<NamedLead[]> {
  const e164 = parsePhone(phone, settings.country);
  if (!e164) return [];
  const [rows] = await ctx.db.batch([
    ctx.db
      .select(selection(ctx))
      .from(leads)
      .where(
        and(
          inArray(leads.phoneIndex, await ctx.keyring.indexes("phone", e164)),
          except ? sql`${leads.id} <> ${except}` : undefined,
          visibleLeads(ctx.actor),
        ),
      )
      .orderBy(desc(leads.createdAt))
      .limit(5),
  ]);
  return Promise.all(rows.map((row) => open(ctx, row)));
}

/** How many of the actor's own active leads are due, counted to `cap`. */
export function dueStatement(db: Database, { userId, now, cap }: { userId: SQL; now: SQLWrapper; cap: SQLWrapper }) {
  const due = sql`select 1 from ${leads} where ${leads.assignedTo} = ${userId} and ${leads.deletedAt} is null
    and ${leads.dueKey} <= ${now} and +${leads.status} not in ('closed-won', 'closed-lost') limit ${cap}`;
  return db.select({ count: sql<number>`count(*)`.as("count") }).from(sql`(${due})`);
}

function listStatement(
  ctx: Context,
  filter: LeadFilter,
  conditions: (SQL | undefined)[],
  order: Order,
  cursor: Cursor | null,
  most: number,
) {
  const base = ctx.db.select(selection(ctx)).from(leads);
  const by = orderBy(order, cursor);
  const size = filter.limit + 1;
  if (filter.q) {
    const matching = termCondition(ctx, filter.q, [...conditions, statusCondition(filter)], most);
    return base
      .where(matching)
      .orderBy(orderBy(sorted(order), cursor))
      .limit(size);
  }
  if (several(filter).length === 0)
    return base
      .where(and(...conditions, statusCondition(filter)))
      .orderBy(by)
      .limit(size);
  const way = { ...order, descending: order.descending !== (cursor?.back ?? false) };
  return base
    .where(sql`${leads.id} in (${firstOfSeveral(filter, conditions, way, size)})`)
    .orderBy(orderBy(sorted(order), cursor))
    .limit(size);
}

/** The statuses to look through one by one, where each has an index, or a part of one, to itself; none elsewhere. */
export function several(filter: LeadFilter): readonly LeadStatus[] {
  const { status = [] } = filter;
  const any = status.length === 0 || status.length === LEAD_STATUSES.length;
  if (sortOf(filter) === BY_CLOSING)
    return CLOSED_STATUSES.every((one) => any || status.includes(one)) ? CLOSED_STATUSES : [];
  return any || status.length < 2 || !sortOf(filter).endsWith("createdAt") ? [] : status;
}

/** The ids that come first in an order: one index seek per status instead of one sort over all of them. */
export function firstOfSeveral(filter: LeadFilter, conditions: (SQL | undefined)[], order: Order, size: number): SQL {
  const by = orderBy(order, null);
  const is = (status: LeadStatus) => (sortOf(filter) === BY_CLOSING ? hasStatus(status) : eq(leads.status, status));
  const branches = several(filter).map(
    (status) => sql`select * from (select ${leads.id} as id, ${order.key} as k from ${leads}
      where ${and(...conditions, is(status))} order by ${by} limit ${size})`,
  );
  const direction = sql.raw(order.descending ? "desc" : "asc");
  return sql`select id from (${sql.join(branches, sql` union all `)}) order by k ${direction}, id ${direction} limit ${size}`;
}

const KEYS = {
  createdAt: leads.createdAt,
  updatedAt: leads.updatedAt,
  name: leads.nameFold,
  nextActionDate: leads.dueKey,
  closedAt: leads.closedAt,
} as const;

export function orderOf(sort: string): Order {
  const field = sort.replace("-", "") as keyof typeof KEYS;
  return { key: KEYS[field], id: leads.id, descending: sort.startsWith("-") };
}

/** The order without its index: for a handful of rows found otherwise, which are sorted after. */
function sorted(order: Order): Order {
  return { ...order, key: sql`+${order.key}` };
}

async function entry(ctx: Context, row: Row, sort: string): Promise<Found<NamedLead>> {
  const field = sort.replace("-", "");
  const column = { name: "nameFold", nextActionDate: "dueKey" }[field] ?? field;
  return { lead: await open(ctx, row), k: String(row[column]) };
}

async function open(ctx: Context, row: Row): Promise<NamedLead> {
  const lead = await openRow("lead", leadStore, row, ctx.keyring);
  return { ...lead, assigneeName: typeof row.assigneeName === "string" ? row.assigneeName : null };
}
