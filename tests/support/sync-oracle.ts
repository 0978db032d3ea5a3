import { SYSTEM_ID } from "@/lib/members/policy";
import { maySee, type RawLead } from "./oracle";
import { type Person, rows } from "./world";

interface Child {
  id: string;
  lead_id: string;
  user_id: string;
  deleted_at?: string | null;
  seq: number;
}

/** What a device of this person should hold: `entity/id` → `seq`, worked out from the raw rows. */
export async function oracleFor(who: Person): Promise<Map<string, number>> {
  const leads = (await rows<RawLead & { seq: number }>("select * from leads")).filter((lead) => maySee(who, lead));
  const seen = new Set(leads.map((lead) => lead.id));
  const isAgent = who.actor.role === "agent";
  const calls = (await rows<Child>("select * from calls")).filter(
    (call) => call.deleted_at === null && (!isAgent || call.user_id === who.actor.id || seen.has(call.lead_id)),
  );
  const said = (await rows<Child>("select * from conversations")).filter((one) => seen.has(one.lead_id));
  const users = (await rows<Child>("select * from users")).filter((user) => user.id !== SYSTEM_ID);
  const refused = await rows<Child>(
    `select entity_id as id, seq from activity_log l where entity = 'operation' and user_id = ? and not exists
      (select 1 from dismissals d where d.user_id = l.user_id and d.operation_id = l.entity_id)`,
    who.actor.id,
  );
  const all = { lead: leads, call: calls, conversation: said, user: users, operation: refused };
  const entries = Object.entries(all).flatMap(([entity, list]) =>
    list.map((row) => [`${entity}/${row.id}`, row.seq] as const),
  );
  const [settings] = await rows<{ id: string; seq: number }>("select * from settings");
  return new Map([...entries, [`settings/${settings?.id}`, settings?.seq ?? -1]]);
}
