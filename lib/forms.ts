import { parseAmount } from "@/lib/amount";
import { fromWallClock } from "@/lib/time";

/** Reads what a form posts into a command's input: the same functions in the browser and in server actions. */

/** The trimmed text, null when empty, undefined when the form has no such field. */
export function textIn(form: FormData, name: string): string | null | undefined {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() || null : undefined;
}

/** A number as typed; what is not one for sure stays text, for the command's schema to refuse by name. */
export function numberIn(form: FormData, name: string): number | string | null | undefined {
  const text = textIn(form, name);
  if (typeof text !== "string") return text;
  return parseAmount(text) ?? text;
}

/** The instant of a `datetime-local` field, by the organisation's wall clock. */
export function wallClockIn(form: FormData, name: string, timeZone: string): string | null | undefined {
  const text = textIn(form, name);
  return typeof text === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? fromWallClock(text, timeZone) : text;
}

/** What a form shows again after a refusal: everything that was typed, what is wrong with it, and a new operation. */
export interface FormState {
  operationId: string;
  values: Record<string, string>;
  message?: string;
  fields?: Record<string, string>;
  /** After a conflict: the row as it is now, so that sending again is a decision. */
  theirs?: { seq: number; values: Record<string, string> };
  /** Leads that already have the number, when that is what stops the form. */
  duplicates?: Duplicate[];
}

export interface Duplicate {
  id: string;
  name: string;
  company: string | null;
}

/** The texts of a form, for showing them again. */
export function valuesOf(form: FormData): Record<string, string> {
  const entries = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith("$")));
}

/** Only what differs from what the form was opened with (its hidden field `was`, JSON). */
export function changedIn(form: FormData): (name: string) => boolean {
  const was: unknown = JSON.parse(String(form.get("was") ?? "{}"));
  const before = was && typeof was === "object" ? (was as Record<string, unknown>) : {};
  return (name) => form.has(name) && String(form.get(name)).trim() !== String(before[name] ?? "").trim();
}

/**
 * What is wrong with a field; in a conflict also what it says now, as `read` tells it, and that sending again keeps
 * one's own.
 */
export function errorOf(state: FormState, name: string, read = (value: string) => value): string | null {
  const error = state.fields?.[name];
  if (!error || !state.theirs) return error ?? null;
  const now = state.theirs.values[name];
  return `${error} Now: ${now ? `“${read(now)}”` : "empty"}. Save again to keep yours.`;
}

/** The `seq` an edit stands on: of the row as it was opened, or as a conflict showed it since. */
export function seqOf(state: FormState, opened: number): string {
  return String(state.theirs?.seq ?? state.values.seq ?? opened);
}

/** Answers that do not end an operation: it may have been done, or may be yet, under the same id. */
export const INDEFINITE: ReadonlySet<string> = new Set(["unavailable", "internal", "rate_limited", "unauthenticated"]);
