import type { Lead } from "./schema";

/** Whether a lead's number ends with the digits asked for, written with the leading zeros of a country or without. */
export function endsWith(lead: Pick<Lead, "phone">, digits: string): boolean {
  const significant = digits.replace(/^0+/, "");
  return lead.phone.endsWith(significant) || lead.phone.endsWith(digits);
}
