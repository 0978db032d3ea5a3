import { and, type SQL, sql } from "drizzle-orm";
import { conversations, leads as table } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Context } from "@/lib/command/context";
import { visibleLeads } from "@/lib/leads/store";
import type { Key } from "../cursor";
import { conversationRows, leadRows, openChildRow, openLeadRow } from "../rows";
import { PER_LEAD, RECENT, type Section } from "./section";

const LEADS = 100;
const CONVERSATIONS = 1000;

/**
 * All leads of an agent, the latest of a manager, each with its conversations: when a lead comes into sight meanwhile,
 * its delta has them fetched; when it only changes, they were or will be sent here.
 */
export const leads: Section = {
  statements(ctx, after) {
    const key = keyFor(ctx);
    const where = and(visibleLeads(ctx.actor), beyond(ctx, after));
    const page = sql`(select ${table.id} from ${table} where ${where} order by ${key}, ${table.id} limit ${LEADS})`;
    const newest = sql`(select id from (select c.id, row_number() over (partition by c.lead_id
      order by c.created_at desc, c.id desc) as n from conversations c where c.lead_id in ${page}) where n <= ${PER_LEAD})`;
    return [
      leadRows(ctx.db).where(where).orderBy(key, table.id).limit(LEADS),
      conversationRows(ctx.db).where(sql`${conversations.id} in ${newest}`).orderBy(key, table.id).limit(CONVERSATIONS),
    ];
  },
  async open(ctx, [found = [], said = []]) {
    const ofLead = Map.groupBy(await Promise.all(said.map((row) => openChildRow(ctx, "conversation", row))), (one) =>
      String(one.row.leadId),
    );
    // The last lead of a full reading may lack some: it begins the next page.
    const cut = said.length === CONVERSATIONS ? found.findIndex((row) => row.id === said.at(-1)?.leadId) : found.length;
    const whole = await Promise.all(found.slice(0, cut).map((row) => openLeadRow(ctx, row)));
    const property = isManager(ctx.actor) ? "updatedAt" : "createdAt";
    const chunks = whole.map((lead) => ({
      key: { k: String(lead.row[property]), id: lead.id },
      kept: [lead, ...(ofLead.get(lead.id) ?? [])],
    }));
    return { chunks, more: found.length === LEADS || cut < found.length };
  },
};

/** A lead updated meanwhile moves on towards the reader's end, never back behind them. */
function keyFor({ actor }: Context) {
  return isManager(actor) ? table.updatedAt : table.createdAt;
}

function beyond(ctx: Context, after: Key | null): SQL | undefined {
  if (after) return sql`(${keyFor(ctx)}, ${table.id}) > (${after.k}, ${after.id})`;
  if (!isManager(ctx.actor)) return undefined;
  return sql`${table.updatedAt} >= coalesce((select l.updated_at from leads l where l.deleted_at is null
    order by l.updated_at desc limit 1 offset ${RECENT - 1}), '')`;
}
