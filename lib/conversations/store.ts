import { inArray, type SQL, sql } from "drizzle-orm";
import { conversations, leads } from "@/db/schema";
import type { Actor } from "@/lib/command/define";
import type { Store } from "@/lib/command/store";
import { visibleLeads } from "@/lib/leads/store";

/** The conversations of the leads an actor may see. */
export function visibleConversations(actor: Actor): SQL {
  return inArray(conversations.leadId, sql`(select ${leads.id} from ${leads} where ${visibleLeads(actor)})`);
}

export const conversationStore: Store<"conversation"> = {
  table: conversations,
  fields: ["id", "leadId", "userId", "channel", "direction", "body", "createdAt", "seq"],
  visible: visibleConversations,
  leadKey: "leadId",
  // Of a deleted lead nobody sees the conversations.
  audience: (_, lead) =>
    lead?.deletedAt ? [] : ["managers", ...(typeof lead?.assignedTo === "string" ? [lead.assignedTo] : [])],
};
