import { eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { calls, conversations, leads, operations, settings, users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import type { EntityName } from "@/lib/command/define";
import { openRow, type Row, type Store } from "@/lib/command/store";
import { displayLead } from "@/lib/leads/present";
import { SYSTEM_ID } from "@/lib/members/policy";
import type { SyncEntity } from "@/lib/realtime/protocol";

/** A row as it is sent, and who may see it as it is now: user ids, `managers`, `everyone`; nobody once deleted. */
export interface Kept {
  entity: SyncEntity;
  id: string;
  row: Row;
  readers: ReadonlySet<string>;
}

export type Opener = Pick<Context, "keyring" | "stores">;

const nameOf = (column: typeof calls.userId | typeof conversations.userId | typeof leads.assignedTo) =>
  sql<string | null>`(select name from users where users.id = ${column})`;
/** What of the lead decides who sees its calls and conversations. */
const ofLead = {
  leadAssignee: sql<string | null>`${leads.assignedTo}`.as("lead_assignee"),
  leadDeletedAt: sql<string | null>`${leads.deletedAt}`.as("lead_deleted_at"),
};

export const leadRows = (db: Database) =>
  db.select({ ...getTableColumns(leads), assigneeName: nameOf(leads.assignedTo).as("assignee_name") }).from(leads);

export const callRows = (db: Database) =>
  db
    .select({ ...getTableColumns(calls), ...ofLead, userName: nameOf(calls.userId).as("user_name") })
    .from(calls)
    .innerJoin(leads, eq(leads.id, calls.leadId));

export const conversationRows = (db: Database) =>
  db
    .select({ ...getTableColumns(conversations), ...ofLead, userName: nameOf(conversations.userId).as("user_name") })
    .from(conversations)
    .innerJoin(leads, eq(leads.id, conversations.leadId));

export const userRows = (db: Database) => db.select().from(users);

export const settingsRows = (db: Database) => db.select().from(settings);

/** Receipts with the `seq` of the log row that tells of a refusal. */
export const operationRows = (db: Database) =>
  db
    .select({
      ...getTableColumns(operations),
      // By name: drizzle leaves the table out where there is only one, and the log has columns of the same names.
      seq: sql<number>`(select l.seq from activity_log l where l.user_id = operations.user_id
        and l.operation_id = operations.operation_id and l.n = 0)`.as("seq"),
      dismissed: sql<number>`exists (select 1 from dismissals d where d.user_id = operations.user_id
        and d.operation_id = operations.operation_id)`.as("dismissed"),
    })
    .from(operations);

export async function openLeadRow(ctx: Opener, found: Row): Promise<Kept> {
  const lead = await openRow("lead", ctx.stores.lead, found, ctx.keyring);
  const assigneeName = typeof found.assigneeName === "string" ? found.assigneeName : null;
  const { deletedAt } = lead;
  const closedAt = found.closedAt ?? null;
  return keep(ctx, "lead", { ...displayLead({ ...lead, assigneeName }), deletedAt, closedAt }, null);
}

export async function openChildRow<E extends "call" | "conversation">(
  ctx: Opener,
  entity: E,
  found: Row,
): Promise<Kept> {
  const value = await openRow(entity, ctx.stores[entity], found, ctx.keyring);
  const lead = { assignedTo: found.leadAssignee, deletedAt: found.leadDeletedAt };
  return keep(ctx, entity, { ...value, userName: found.userName ?? "" }, lead);
}

/** A person as colleagues know them: never an e-mail address, never how they sign in. */
export function openUserRow({ id, seq, name, role, active }: Row): Kept {
  const readers = new Set(id === SYSTEM_ID ? [] : ["everyone"]);
  return { entity: "user", id: String(id), row: { id, seq, name, role, active }, readers };
}

export function openSettingsRow(ctx: Opener, found: Row): Kept {
  return keep(ctx, "settings", found, null);
}

/** What was refused, with all that was sent, for its author alone; for nobody unless their outbox sent it and they are to decide. */
export async function openOperationRow(ctx: Opener, found: Row): Promise<Kept> {
  const id = String(found.operationId);
  const payload =
    typeof found.payload === "string"
      ? await ctx.keyring.open(found.payload, { entity: "operation", id, field: "payload" })
      : "null";
  const { seq, command, status, createdAt } = found;
  const error = typeof found.error === "string" ? JSON.parse(found.error) : null;
  const row = { id, seq, command, status, error, payload: JSON.parse(payload), createdAt };
  const asks = found.queued && !found.dismissed;
  return { entity: "operation", id, row, readers: new Set(asks ? [String(found.userId)] : []) };
}

/** Who may see a row now is who would hear of a change to it now. */
function keep(ctx: Opener, entity: EntityName & SyncEntity, row: Row, lead: Row | null): Kept {
  const store = ctx.stores[entity] as unknown as Store<EntityName>;
  const readers = new Set(row.deletedAt ? [] : store.audience(row as never, lead));
  return { entity, id: String(row.id), row, readers };
}
