import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { toAscii } from "@/lib/digits";

/** The number in E.164, or null when it cannot be one. `country` (ISO 3166-1) reads numbers written without `+`. */
export function parsePhone(input: string, country: string): string | null {
  const text = toAscii(input).trim().replace(/^00/, "+");
  const number = parsePhoneNumberFromString(text, isSupportedCountry(country) ? (country as CountryCode) : undefined);
  return number?.isPossible() && !number.ext ? number.number : null;
}

/** An E.164 number as people read it: `+971 50 123 4567`. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

/** The digits of a query that can only be a phone number or its end: at least four, and no letters. */
export function phoneDigits(query: string): string | null {
  const text = toAscii(query);
  if (!/^[\d\s()+./-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  return digits.length >= 4 ? digits : null;
}
