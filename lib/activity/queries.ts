import { and, desc, eq, lt, notInArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { activityLog, leads } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import type { Actor, EntityName } from "@/lib/command/define";
import { AppError } from "@/lib/command/errors";
import type { Row } from "@/lib/command/store";
import { leadStatement, openLead } from "@/lib/leads/queries";
import { visibleLeads } from "@/lib/leads/store";
import type { Activity } from "./schema";

export interface ActivityPage {
  data: Activity[];
  nextCursor: string | null;
  prevCursor: null;
}

type Paging = { cursor?: string | undefined; limit: number };

/** What happened, newest first: to managers everything, to agents what concerns the leads they may see now. */
export async function listActivity(ctx: Context, paging: Paging): Promise<ActivityPage> {
  const [rows] = await ctx.db.batch([activityStatement(ctx, visibleActivity(ctx.actor), paging)]);
  return toActivityPage(ctx, rows, paging.limit);
}

/** The same for one lead. Throws `not_found` for a lead the actor may not see. */
export async function getTimeline(ctx: Context, leadId: string, paging: Paging): Promise<ActivityPage> {
  const [found, rows] = await ctx.db.batch([leadStatement(ctx, leadId), timelineStatement(ctx, leadId, paging)]);
  await openLead(ctx, found[0]);
  return toActivityPage(ctx, rows, paging.limit);
}

export function timelineStatement(ctx: Context, leadId: string, paging: Paging) {
  const seen = sql`exists (select 1 from ${leads} where ${leads.id} = ${leadId} and ${visibleLeads(ctx.actor)})`;
  return activityStatement(ctx, and(eq(activityLog.leadId, leadId), seen), paging);
}

export async function toActivityPage(ctx: Context, rows: Row[], limit: number): Promise<ActivityPage> {
  const data = await Promise.all(rows.slice(0, limit).map((row) => openActivity(ctx, row)));
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? String(last.seq) : null, prevCursor: null };
}

/**
 * The log an actor may see. Refused operations and devices are their person's business, and have their own pages; a
 * lead's rows follow the lead's visibility now, by the assignee mirrored on each.
 */
export function visibleActivity(actor: Actor): SQL | undefined {
  const anybodys = notInArray(activityLog.entity, ["operation", "dismissal", "device"]);
  return isManager(actor) ? anybodys : and(eq(activityLog.leadAssignedTo, actor.id), anybodys);
}

export function activityStatement(ctx: Context, where: SQL | undefined, { cursor, limit }: Paging) {
  const before = cursor === undefined ? undefined : lt(activityLog.seq, requireSeq(cursor));
  return ctx.db
    .select({
      seq: activityLog.seq,
      action: activityLog.action,
      entity: activityLog.entity,
      entityId: activityLog.entityId,
      leadId: activityLog.leadId,
      leadName: sql<string | null>`(select name from ${leads} where ${leads.id} = ${activityLog.leadId})`.as(
        "lead_name",
      ),
      userId: activityLog.userId,
      userName: sql<string>`(select name from users where users.id = ${activityLog.userId})`.as("user_name"),
      createdAt: activityLog.createdAt,
      before: activityLog.oldValues,
      after: activityLog.newValues,
      nameBefore: assigneeIn(activityLog.oldValues).as("name_before"),
      nameAfter: assigneeIn(activityLog.newValues).as("name_after"),
      aimed: sql<string | null>`(select name from users where ${activityLog.entity} = 'target'
        and users.id = ${activityLog.entityId})`.as("aimed"),
    })
    .from(activityLog)
    .where(and(where, before))
    .orderBy(desc(activityLog.seq))
    .limit(limit + 1);
}

function assigneeIn(values: SQLWrapper) {
  return sql<string | null>`(select name from users where users.id = ${values} ->> 'assignedTo')`;
}

function requireSeq(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new AppError("invalid", "Some fields need a correction.", {
    cursor: "This cursor is not valid here. Start again without it.",
  });
}

async function openActivity(ctx: Context, row: Row): Promise<Activity> {
  const entity = String(row.entity) as EntityName;
  const open = (json: unknown) => openValues(ctx, entity, String(row.entityId), json);
  const [before, after] = [await open(row.before), await open(row.after)];
  return {
    seq: Number(row.seq),
    action: String(row.action),
    entity,
    entityId: String(row.entityId),
    leadId: row.leadId === null ? null : String(row.leadId),
    leadName: row.leadName === null ? null : String(row.leadName),
    userId: String(row.userId),
    userName: String(row.userName ?? ""),
    createdAt: String(row.createdAt),
    before,
    after,
    names: {
      ...nameIn(before, row.nameBefore),
      ...nameIn(after, row.nameAfter),
      ...(typeof row.aimed === "string" && { [String(row.entityId)]: row.aimed }),
    },
  };
}

function nameIn(values: Row | null, name: unknown): Record<string, string> {
  const id = values?.assignedTo;
  return typeof id === "string" && typeof name === "string" ? { [id]: name } : {};
}

async function openValues(ctx: Context, entity: EntityName, id: string, json: unknown): Promise<Row | null> {
  if (typeof json !== "string") return null;
  const values = JSON.parse(json) as Row;
  for (const field of ctx.stores[entity]?.sealed ?? []) {
    const sealed = values[field];
    if (typeof sealed === "string") values[field] = await ctx.keyring.open(sealed, { entity, id, field });
  }
  return values;
}
