import type { Activity } from "@/lib/activity/schema";
import type { Call } from "@/lib/calls/schema";
import type { Conversation } from "@/lib/conversations/schema";
import type { Lead } from "@/lib/leads/schema";
import { type Known, nameOf, ofEntity } from "./known-rows";

/**
 * What this device can tell of a lead, newest first: its calls and notes, also those that still wait to be sent. Who
 * changed which field is in the log, which only the server has.
 */
export function localTimeline(rows: Known, leadId: string): { data: Activity[]; nextCursor: null; prevCursor: null } {
  const lead = rows.get(`lead/${leadId}`) as Lead | undefined;
  const told = [
    ...ofEntity<Call>(rows, "call")
      .filter((call) => call.leadId === leadId && !call.deletedAt)
      .map(ofCall),
    ...ofEntity<Conversation>(rows, "conversation")
      .filter((said) => said.leadId === leadId)
      .map(ofConversation),
    ...(lead ? [ofLead(lead)] : []),
  ];
  const data = told
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .map((event, n) => ({
      ...event,
      // what is not in the log yet has no place there: any that is its own
      seq: event.seq || -1 - n,
      leadId,
      leadName: lead?.name ?? null,
      userName: nameOf(rows, event.userId) ?? "",
      before: null,
      names: {},
    }));
  return { data, nextCursor: null, prevCursor: null };
}

type Event = Pick<Activity, "seq" | "action" | "entity" | "entityId" | "userId" | "createdAt" | "after">;

function ofCall(call: Call): Event {
  const { id, seq, userId, outcome, duration, notes, nextAction, nextActionDate, startTime, endTime } = call;
  return {
    seq,
    action: endTime ? "call_ended" : "call_started",
    entity: "call",
    entityId: id,
    userId,
    createdAt: endTime ?? startTime,
    after: { outcome, duration, notes, nextAction, nextActionDate },
  };
}

function ofConversation({ id, seq, userId, createdAt, channel, body }: Conversation): Event {
  const after = { channel, body };
  return { seq, action: "conversation_added", entity: "conversation", entityId: id, userId, createdAt, after };
}

function ofLead({ id, seq, createdBy, createdAt }: Lead): Event {
  return { seq, action: "lead_created", entity: "lead", entityId: id, userId: createdBy, createdAt, after: null };
}
