import { z } from "zod";
import { isDay } from "@/lib/time";

/** The pieces that inputs are made of, with the sentence a person reads when one does not fit. */

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Trimmed text of 1 to `max` characters. */
export function requiredText(label: string, max: number) {
  return plainText(max).refine((value) => value.length > 0, `${label} is required.`);
}

/** Trimmed text, or null; an empty one is null. */
export function optionalText(max: number) {
  return plainText(max)
    .transform((value) => value || null)
    .nullable();
}

export const id = z
  .string("An id is text.")
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "This is not an id.");

/** An id chosen by the client: a UUID version 7 (RFC 9562). */
export const newId = z
  .string("An id is text.")
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "Use a lower-case UUID version 7.");

export const email = plainText(254)
  .transform((value) => value.toLowerCase() || null)
  .refine((value) => value === null || z.email().safeParse(value).success, "This is not an e-mail address.")
  .nullable();

/** ISO 8601 with its zone, between 1970 and 2100. */
export const instant = z
  .string("Give an instant like 2026-11-23T09:30:00Z.")
  .refine(
    (value) => INSTANT.test(value) && isDay(value.slice(0, 10)) && inRange(value),
    "Give an instant like 2026-11-23T09:30:00Z.",
  )
  .transform((value) => new Date(value).toISOString());

/** A local day of the organisation, or an instant. */
export const dayOrInstant = z
  .string("Give a day (2026-11-23) or an instant (2026-11-23T09:30:00Z).")
  .refine(
    (value) => isDay(value.slice(0, 10)) && (value.length === 10 || INSTANT.test(value)) && inRange(value),
    "Give a day (2026-11-23) or an instant (2026-11-23T09:30:00Z).",
  );

export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, `Choose one of: ${values.join(", ")}.`);
}

/** What the person was looking at; see `Base` in lib/command/define. */
export const base = z
  .strictObject({
    seq: z.number().int().nonnegative().optional(),
    seen: z.array(z.string().max(255)).max(500).optional(),
    asOf: instant.optional(),
  })
  .optional();

function plainText(max: number) {
  return z
    .string("This must be text.")
    .trim()
    .max(max, `Use at most ${max.toLocaleString("en")} characters.`)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), "This holds characters that cannot be stored.");
}

function inRange(value: string): boolean {
  const time = Date.parse(value);
  return time >= 0 && time < Date.parse("2100-01-01T00:00:00Z");
}

/** The size of a page: 1 to 200, 50 when not given. */
export const limit = z.coerce
  .number("Use a whole number from 1 to 200.")
  .int("Use a whole number from 1 to 200.")
  .min(1, "Use 1 to 200.")
  .max(200, "Use 1 to 200.")
  .default(50);

/** Several values of a closed set: repeated parameters, or one with commas. */
export function listOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]).flatMap((one) => String(one).split(",")),
    z.array(oneOf(values)).transform((list) => [...new Set(list)]),
  );
}

/** A whole number of a few digits in a query string. */
export function wholeNumber(min: number, max: number) {
  const sentence = `Use a whole number from ${min} to ${max}.`;
  return z.coerce
    .string()
    .regex(/^\d{1,3}$/, sentence)
    .transform(Number)
    .refine((value) => value >= min && value <= max, sentence);
}

/** An opaque cursor, as a list gave it. */
export const cursor = z.string("Give one cursor.").max(1000, "This is not a cursor.").optional();

/** The query string of a list that only pages. */
export const Paging = z.strictObject({ cursor, limit });
