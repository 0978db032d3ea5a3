import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { conversations } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { openRow, type Row } from "@/lib/command/store";
import { beyond, decodeCursor, type Order, orderBy, type Page, toPage } from "@/lib/keyset";
import { leadStatement, openLead } from "@/lib/leads/queries";
import type { Conversation } from "./schema";
import { conversationStore } from "./store";

export interface NamedConversation extends Conversation {
  userName: string;
}

const order: Order = { key: conversations.createdAt, id: conversations.id, descending: true };
const SORT = "-createdAt";

const selection = {
  ...getTableColumns(conversations),
  userName: sql<string>`(select name from users where users.id = ${conversations.userId})`.as("user_name"),
};

/** What was said about a lead, newest first. Throws `not_found` for a lead the actor may not see. */
export async function listConversations(
  ctx: Context,
  leadId: string,
  { cursor: text, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<NamedConversation>> {
  const cursor = decodeCursor(text, SORT);
  const [leads, found] = await ctx.db.batch([
    leadStatement(ctx, leadId),
    ctx.db
      .select(selection)
      .from(conversations)
      .where(and(eq(conversations.leadId, leadId), conversationStore.visible(ctx.actor), beyond(order, cursor)))
      .orderBy(orderBy(order, cursor))
      .limit(limit + 1),
  ]);
  await openLead(ctx, leads[0]);
  const page = toPage(found, limit, SORT, cursor, (row) => ({ k: row.createdAt, id: row.id }));
  return { ...page, data: await Promise.all(page.data.map((row) => openConversation(ctx, row))) };
}

export async function getConversation(ctx: Context, id: string): Promise<NamedConversation | null> {
  const [[row]] = await ctx.db.batch([
    ctx.db
      .select(selection)
      .from(conversations)
      .where(and(eq(conversations.id, id), conversationStore.visible(ctx.actor))),
  ]);
  return row ? openConversation(ctx, row) : null;
}

async function openConversation(ctx: Context, row: Row): Promise<NamedConversation> {
  const conversation = await openRow("conversation", conversationStore, row, ctx.keyring);
  return { ...conversation, userName: typeof row.userName === "string" ? row.userName : "" };
}
