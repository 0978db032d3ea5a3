import { formatPhone } from "@/lib/phone";
import type { NamedLead } from "./queries";
import type { Lead, LeadView } from "./schema";

/** A lead as the public interface shows it. */
export function presentLead(lead: Lead) {
  const { id, name, email, phone, company, industry, status, source, notes, estimatedValue, probability } = lead;
  const { assignedTo, nextAction, nextActionDate, createdBy, createdAt, updatedAt, seq } = lead;
  return {
    ...{ id, name, email, phone, company, industry, status, source, notes, estimatedValue, probability },
    ...{ assignedTo, nextAction, nextActionDate, createdBy, createdAt, updatedAt, seq },
  };
}

/** The same with what a screen shows beside it. */
export function displayLead(lead: NamedLead): LeadView {
  return { ...presentLead(lead), deletedAt: null, assigneeName: lead.assigneeName, phoneText: formatPhone(lead.phone) };
}
