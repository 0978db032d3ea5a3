import type { QueryClient } from "@tanstack/react-query";
import type { Change } from "@/lib/command/define";
import type { Lead, LeadView } from "./schema";

/** What TanStack Query holds of leads. A list's key is its query string. */
export const leadKeys = {
  lists: ["leads"] as const,
  list: (query: string) => ["leads", query] as const,
  one: (id: string) => ["lead", id] as const,
};

export interface LeadList {
  data: LeadView[];
  nextCursor: string | null;
  prevCursor: string | null;
}

/** The lead as this browser knows it, from its own entry or from any list. */
export function cachedLead(client: QueryClient, id: string): Lead | undefined {
  const own = client.getQueryData<LeadView>(leadKeys.one(id));
  if (own) return own;
  for (const [, list] of client.getQueriesData<LeadList>({ queryKey: leadKeys.lists })) {
    const found = list?.data.find((lead) => lead.id === id);
    if (found) return found;
  }
  return undefined;
}

/** Shows a change of a lead wherever it is on screen. What left the person's sight leaves the lists. */
export function applyLeadChange(client: QueryClient, change: Extract<Change, { entity: "lead" }>): void {
  const { after } = change;
  const gone = after.deletedAt !== null;
  const merge = (lead: LeadView): LeadView => ({
    ...lead,
    ...after,
    assigneeName: lead.assignedTo === after.assignedTo ? lead.assigneeName : memberName(client, after.assignedTo),
    phoneText: lead.phone === after.phone ? lead.phoneText : after.phone,
  });
  client.setQueryData<LeadView>(leadKeys.one(after.id), (lead) => lead && merge(lead));
  client.setQueriesData<LeadList>({ queryKey: leadKeys.lists }, (list) => {
    if (!list) return list;
    const data = gone
      ? list.data.filter((lead) => lead.id !== after.id)
      : list.data.map((lead) => (lead.id === after.id ? merge(lead) : lead));
    return { ...list, data };
  });
}

/** Shows a lead as the server tells it; null when it is out of this person's sight. A row older than the cached one is none. */
export function applyLeadRow(client: QueryClient, id: string, row: LeadView | null): void {
  const newer = (lead: LeadView): LeadView => (row && row.seq > lead.seq ? row : lead);
  client.setQueryData<LeadView>(leadKeys.one(id), (lead) => lead && newer(lead));
  client.setQueriesData<LeadList>({ queryKey: leadKeys.lists }, (list) => {
    if (!list?.data.some((lead) => lead.id === id)) return list;
    const data = row
      ? list.data.map((lead) => (lead.id === id ? newer(lead) : lead))
      : list.data.filter((lead) => lead.id !== id);
    return { ...list, data };
  });
}

function memberName(client: QueryClient, id: string | null): string | null {
  const people = client.getQueryData<{ id: string; name: string }[]>(["assignees"]);
  return people?.find((person) => person.id === id)?.name ?? null;
}
