import { type Person, rows } from "./world";

/** What each person may see by the table of access, worked out from the raw rows in plain JavaScript. */

export interface RawLead {
  id: string;
  assigned_to: string | null;
  deleted_at: string | null;
}
interface RawCall {
  id: string;
  lead_id: string;
  user_id: string;
  deleted_at: string | null;
  start_time: string;
}
interface RawLog {
  seq: number;
  entity: string;
  lead_id: string | null;
}

export interface Tables {
  leads: RawLead[];
  calls: RawCall[];
  log: RawLog[];
}

export async function readTables(): Promise<Tables> {
  return {
    leads: await rows<RawLead>("select * from leads order by created_at desc, id desc"),
    calls: await rows<RawCall>("select * from calls order by start_time desc, id desc"),
    log: await rows<RawLog>("select * from activity_log order by seq desc"),
  };
}

export function maySee(who: Person, lead: RawLead): boolean {
  return lead.deleted_at === null && (who.actor.role !== "agent" || lead.assigned_to === who.actor.id);
}

export function visibleTo(who: Person, { leads, calls, log }: Tables) {
  const seen = leads.filter((lead) => maySee(who, lead));
  const leadIds = new Set(seen.map((lead) => lead.id));
  const isAgent = who.actor.role === "agent";
  const happened = log.filter((row) => row.entity !== "operation");
  return {
    leads: seen.map((lead) => lead.id),
    calls: calls
      .filter((call) => call.deleted_at === null)
      .filter((call) => !isAgent || call.user_id === who.actor.id || leadIds.has(call.lead_id))
      .map((call) => call.id),
    feed: happened.filter((row) => !isAgent || leadIds.has(row.lead_id ?? "")).map((row) => row.seq),
    timelineOf: (leadId: string) =>
      leadIds.has(leadId) ? happened.filter((row) => row.lead_id === leadId).map((row) => row.seq) : null,
  };
}
