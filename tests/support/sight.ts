import { getTimeline, listActivity } from "@/lib/activity/queries";
import { CallFilter } from "@/lib/calls/filter";
import { getCall, listCalls, type NamedCall } from "@/lib/calls/queries";
import { AppError } from "@/lib/command/errors";
import { listConversations } from "@/lib/conversations/queries";
import { LeadFilter } from "@/lib/leads/filter";
import { getLead, listLeads, type NamedLead } from "@/lib/leads/queries";
import { everyPage } from "./paging";
import { organisation, type Person } from "./world";

/** What a person is shown: the queries behind every door, walked to their end. */

export async function leadsOf(who: Person, filter: object = {}): Promise<NamedLead[]> {
  const settings = await organisation();
  return everyPage((cursor) => listLeads(who.ctx, settings, LeadFilter.parse({ limit: 200, ...filter, cursor })));
}

export async function callsOf(who: Person, filter: object = {}): Promise<NamedCall[]> {
  const settings = await organisation();
  return everyPage((cursor) => listCalls(who.ctx, settings, CallFilter.parse({ limit: 200, ...filter, cursor })));
}

export const feedOf = (who: Person) => everyPage((cursor) => listActivity(who.ctx, { cursor, limit: 200 }));

export const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id);

/** The row's reading, or null when it "does not exist, or you may not see it". */
async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

export const leadFor = (who: Person, id: string) => orNull(getLead(who.ctx, id));
export const callFor = (who: Person, id: string) => orNull(getCall(who.ctx, id));
export const timelineFor = (who: Person, leadId: string) =>
  orNull(everyPage((cursor) => getTimeline(who.ctx, leadId, { cursor, limit: 200 })));
export const conversationsFor = (who: Person, leadId: string) =>
  orNull(everyPage((cursor) => listConversations(who.ctx, leadId, { cursor, limit: 200 })));
