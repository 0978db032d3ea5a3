import { and, desc, eq, isNull } from "drizzle-orm";
import { calls, conversations, leads } from "@/db/schema";
import { includes } from "@/lib/command/audience";
import type { Context } from "@/lib/command/context";
import type { Row } from "@/lib/command/store";
import { visibleLeads } from "@/lib/leads/store";
import { cursorOf, type Page } from "@/lib/realtime/protocol";
import { PER_LEAD } from "./bootstrap/section";
import { toItem } from "./items";
import { callRows, conversationRows, leadRows, openChildRow, openLeadRow } from "./rows";
import { stateStatement, toState } from "./state";

/**
 * A lead with its newest calls and conversations, as of `to`; nothing for one that is not there or may not be seen. It
 * moves no cursor: a reader who is already past `to` asks again.
 */
export async function subtree(ctx: Context, id: string): Promise<Page> {
  const [stateFound, found, called, said] = (await ctx.db.batch([
    stateStatement(ctx.db, { reader: ctx.actor.id, after: Number.MAX_SAFE_INTEGER }),
    leadRows(ctx.db).where(and(eq(leads.id, id), visibleLeads(ctx.actor))),
    callRows(ctx.db)
      .where(and(eq(calls.leadId, id), isNull(calls.deletedAt)))
      .orderBy(desc(calls.startTime), desc(calls.id))
      .limit(PER_LEAD),
    conversationRows(ctx.db)
      .where(eq(conversations.leadId, id))
      .orderBy(desc(conversations.createdAt), desc(conversations.id))
      .limit(PER_LEAD),
  ])) as unknown as [unknown, Row[], Row[], Row[]];
  const { epoch, head } = toState(stateFound);
  const at = cursorOf(epoch, head);
  const lead = found[0] && (await openLeadRow(ctx, found[0]));
  const children = lead
    ? await Promise.all([
        ...called.map((row) => openChildRow(ctx, "call", row)),
        ...said.map((row) => openChildRow(ctx, "conversation", row)),
      ])
    : [];
  const kept = lead ? [lead, ...children] : [];
  return { from: at, to: at, more: false, items: kept.filter((one) => includes(one.readers, ctx.actor)).map(toItem) };
}
