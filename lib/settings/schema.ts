import { isSupportedCountry } from "libphonenumber-js/min";
import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { WORKING_WEEKS, type WorkingWeek } from "@/lib/enums";
import { base, oneOf, requiredText } from "@/lib/fields";
import { isTimeZone } from "@/lib/time";

/** What holds for the whole organisation. One row, whose id is `ORGANISATION`. */
export interface Settings extends Versioned {
  name: string;
  /** IANA name: days are cut there. */
  timeZone: string;
  /** ISO 3166-1 alpha-2: how numbers written without `+` are read. */
  country: string;
  /** ISO 4217: of every estimated value. */
  currency: string;
  /** Which days are worked: targets count by them, and weeks begin with the first. */
  workingWeek: WorkingWeek;
  createdAt: string;
  updatedAt: string;
}

export const ORGANISATION = "organisation";

declare module "@/lib/command/define" {
  interface Entities {
    settings: Settings;
  }
}

export const SettingsEdit = z.strictObject({
  base,
  name: requiredText("The name", 100).optional(),
  timeZone: z.string().refine(isTimeZone, "This time zone is unknown. Use a name like Asia/Dubai.").optional(),
  country: z
    .string()
    .transform((value) => value.trim().toUpperCase())
    .refine((value) => isSupportedCountry(value), "This country is unknown. Use two letters like AE.")
    .optional(),
  currency: z
    .string()
    .transform((value) => value.trim().toUpperCase())
    .refine((value) => /^[A-Z]{3}$/.test(value), "Use three letters like AED.")
    .optional(),
  workingWeek: oneOf(WORKING_WEEKS).optional(),
});
