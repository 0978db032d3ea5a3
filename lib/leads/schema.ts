import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { INDUSTRIES, type Industry, LEAD_STATUSES, type LeadStatus } from "@/lib/enums";
import { base, dayOrInstant, email, id, newId, oneOf, optionalText, requiredText } from "@/lib/fields";
import { HAND_OVER_LIMIT } from "./limits";

/** A lead as every door shows it: times in UTC (ISO 8601), phone in E.164, probability in percent. */
export interface Lead extends Versioned {
  name: string;
  email: string | null;
  phone: string;
  company: string | null;
  industry: Industry | null;
  status: LeadStatus;
  source: string | null;
  notes: string | null;
  estimatedValue: number | null;
  probability: number | null;
  assignedTo: string | null;
  nextAction: string | null;
  nextActionDate: string | null;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/** A lead on a screen. */
export interface LeadView extends Lead {
  assigneeName: string | null;
  /** The number as people read it, `+971 50 123 4567`. */
  phoneText: string;
}

/** What stands beside a lead on its pages: its neighbours in the list one came from, and one's calls still open elsewhere. */
export interface Beside {
  previous: { id: string; name: string } | null;
  next: { id: string; name: string } | null;
  otherCalls: { id: string; leadId: string; leadName: string | null }[];
}

declare module "@/lib/command/define" {
  interface Entities {
    lead: Lead;
  }
}

const details = {
  name: requiredText("The name", 200),
  phone: requiredText("The phone number", 40),
  email,
  company: optionalText(200),
  industry: oneOf(INDUSTRIES).nullable(),
  status: oneOf(LEAD_STATUSES),
  source: optionalText(100),
  notes: optionalText(10_000),
  estimatedValue: z
    .number("Write a number like 1500 or 1500.50.")
    .min(0, "The value cannot be negative.")
    .max(1e12, "Use at most 1,000,000,000,000.")
    .nullable(),
  probability: z
    .number("Write a whole percentage, like 60.")
    .int("Use a whole percentage.")
    .min(0, "Use 0 to 100.")
    .max(100, "Use 0 to 100.")
    .nullable(),
  assignedTo: id.nullable(),
  nextAction: optionalText(500),
  nextActionDate: dayOrInstant.nullable(),
};

/** `name` and `phone` are required; `id` may be chosen by the client. */
export const NewLead = z.strictObject({
  id: newId,
  ...z.object(details).partial().shape,
  name: details.name,
  phone: details.phone,
});
export type NewLead = z.output<typeof NewLead>;

/** Only the fields that changed, and what the person was looking at. */
export const LeadEdit = z.strictObject({ id, base, ...z.object(details).partial().shape });
export type LeadEdit = z.output<typeof LeadEdit>;

export const LeadId = z.strictObject({ id });

export const HandOver = z.strictObject({
  ids: z
    .array(id)
    .min(1, "Choose at least one lead.")
    .max(HAND_OVER_LIMIT, `Hand over at most ${HAND_OVER_LIMIT} leads at a time.`),
  assignedTo: id.nullable(),
});
