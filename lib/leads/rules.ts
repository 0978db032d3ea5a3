import { parsePhone } from "@/lib/phone";
import type { Settings } from "@/lib/settings/schema";
import { toInstant } from "@/lib/time";
import type { Lead, LeadEdit } from "./schema";

export const BAD_PHONE = "This cannot be a phone number. Write it with its country code, like +971 50 123 4567.";
export const NO_ASSIGNEE = "This person does not exist or is not active.";

/** What was typed, as it is stored: the phone in E.164, a day alone as its first instant. */
export function normalise(
  typed: Partial<Omit<LeadEdit, "id" | "base">>,
  settings: Settings,
): { values: Partial<Lead>; fields?: Record<string, string> } {
  const values: Partial<Lead> = {};
  for (const [field, value] of Object.entries(typed)) {
    if (value !== undefined) Object.assign(values, { [field]: value });
  }
  if (typed.nextActionDate) values.nextActionDate = toInstant(typed.nextActionDate, settings.timeZone);
  if (typed.phone !== undefined) {
    const phone = parsePhone(typed.phone, settings.country);
    if (!phone) return { values, fields: { phone: BAD_PHONE } };
    values.phone = phone;
  }
  return { values };
}
