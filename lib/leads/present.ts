import type { Lead } from "./schema";

/** A lead as the public interface shows it. */
export function presentLead(lead: Lead) {
  const { id, name, email, phone, company, industry, status, source, notes, estimatedValue, probability } = lead;
  const { assignedTo, nextAction, nextActionDate, createdBy, createdAt, updatedAt, seq } = lead;
  return {
    ...{ id, name, email, phone, company, industry, status, source, notes, estimatedValue, probability },
    ...{ assignedTo, nextAction, nextActionDate, createdBy, createdAt, updatedAt, seq },
  };
}
