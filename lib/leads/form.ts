import { changedIn, numberIn, textIn, wallClockIn } from "@/lib/forms";
import { toWallClock } from "@/lib/time";
import type { LeadView } from "./schema";

const TEXTS = [
  "name",
  "phone",
  "email",
  "company",
  "industry",
  "status",
  "source",
  "notes",
  "assignedTo",
  "nextAction",
];
const NUMBERS = ["estimatedValue", "probability"];

/** The input of `createLead` from its form: what was left empty is left out. */
export function newLeadIn(form: FormData, timeZone: string): Record<string, unknown> {
  const filled = Object.entries(fieldsIn(form, timeZone, () => true)).filter(([, value]) => value !== null);
  return {
    id: textIn(form, "id"),
    ...Object.fromEntries(filled),
    name: textIn(form, "name") ?? "",
    phone: textIn(form, "phone") ?? "",
  };
}

/** The input of `editLead` from its form: only what was changed, on the `seq` the person was looking at. */
export function leadEditIn(form: FormData, timeZone: string): Record<string, unknown> {
  const fields = fieldsIn(form, timeZone, changedIn(form));
  for (const required of ["name", "phone", "status"]) if (fields[required] === null) fields[required] = "";
  return { id: textIn(form, "id"), base: { seq: Number(textIn(form, "seq")) }, ...fields };
}

/** The number to look up before it is kept: a changed one, unless the person said of this very number to keep it. */
export function numberToCheck(form: FormData): string | null {
  const phone = textIn(form, "phone") ?? null;
  return phone && changedIn(form)("phone") && textIn(form, "anyway") !== phone ? phone : null;
}

function fieldsIn(form: FormData, timeZone: string, wanted: (name: string) => boolean): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const name of TEXTS) if (form.has(name) && wanted(name)) fields[name] = textIn(form, name);
  for (const name of NUMBERS) if (form.has(name) && wanted(name)) fields[name] = numberIn(form, name);
  if (form.has("nextActionDate") && wanted("nextActionDate")) {
    fields.nextActionDate = wallClockIn(form, "nextActionDate", timeZone);
  }
  return fields;
}

/** A lead as the form's controls spell it. */
export function leadTexts(lead: LeadView, timeZone: string): Record<string, string> {
  const texts = [...TEXTS, ...NUMBERS].map((name): [string, string] => [
    name,
    String(lead[name as keyof LeadView] ?? ""),
  ]);
  const when = lead.nextActionDate ? toWallClock(lead.nextActionDate, timeZone) : "";
  return { ...Object.fromEntries(texts), phone: lead.phoneText, nextActionDate: when };
}

/** The input of `handOver` from its form: a form that does not ask for a person gives the leads back to nobody. */
export function handOverIn(form: FormData): Record<string, unknown> {
  const to = form.get("assignedTo");
  return { ids: form.getAll("ids"), assignedTo: to === "nobody" ? null : to };
}
