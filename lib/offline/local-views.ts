import type { Call, CallView } from "@/lib/calls/schema";
import { LeadFilter } from "@/lib/leads/filter";
import { matchLeads } from "@/lib/leads/match";
import type { Beside, Lead, LeadView } from "@/lib/leads/schema";
import { filterFrom } from "@/lib/list-url";
import { formatPhone } from "@/lib/phone";
import { ORGANISATION, type Settings } from "@/lib/settings/schema";
import { type Known, nameOf, ofEntity } from "./known-rows";

export function viewLead(rows: Known, lead: Lead): LeadView {
  return { ...lead, assigneeName: nameOf(rows, lead.assignedTo), phoneText: formatPhone(lead.phone) };
}

export function viewCall(rows: Known, call: Call): Call & CallView {
  const lead = rows.get(`lead/${call.leadId}`) as Lead | undefined;
  const leadName = lead && !lead.deletedAt ? lead.name : null;
  return { ...call, userName: nameOf(rows, call.userId) ?? "", leadName };
}

export function settingsIn(rows: Known): Settings | undefined {
  return rows.get(`settings/${ORGANISATION}`) as Settings | undefined;
}

export interface LocalWorkspace extends Beside {
  lead: LeadView;
  /** The person's own call in progress with this lead. */
  call: Call | null;
}

/** What the page of a lead and its call workspace show, from this device; null for a lead it does not know. */
export function localWorkspace(
  rows: Known,
  leadId: string,
  { userId, list, now }: { userId: string; list: string; now: string },
): LocalWorkspace | null {
  const lead = rows.get(`lead/${leadId}`) as Lead | undefined;
  const settings = settingsIn(rows);
  if (!lead || lead.deletedAt || !settings) return null;
  const open = ofEntity<Call>(rows, "call").filter(
    (call) => call.userId === userId && !call.endTime && !call.deletedAt,
  );
  const { filter } = filterFrom(LeadFilter, Object.fromEntries(new URLSearchParams(list)));
  const listed = matchLeads(ofEntity<Lead>(rows, "lead"), filter, { userId, settings, now });
  const at = listed.findIndex(({ id }) => id === leadId);
  const beside = (step: number) => {
    const found = at < 0 ? undefined : listed[at + step];
    return found ? { id: found.id, name: found.name } : null;
  };
  return {
    lead: viewLead(rows, lead),
    call: open.find((call) => call.leadId === leadId) ?? null,
    otherCalls: open.filter((call) => call.leadId !== leadId).map((call) => viewCall(rows, call)),
    previous: beside(-1),
    next: beside(1),
  };
}
