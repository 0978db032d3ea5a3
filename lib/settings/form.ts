import { changedIn, textIn } from "@/lib/forms";
import type { Settings } from "./schema";

export const SETTINGS_FIELDS = ["name", "timeZone", "country", "currency", "workingWeek"] as const;

/** The input of `editSettings` from its form: only what was changed, on the `seq` the person was looking at. */
export function settingsEditIn(form: FormData): Record<string, unknown> {
  const names = SETTINGS_FIELDS.filter(changedIn(form));
  const fields = names.map((name) => [name, textIn(form, name) ?? ""]);
  return { base: { seq: Number(textIn(form, "seq")) }, ...Object.fromEntries(fields) };
}

/** The settings as the form's controls spell them. */
export function settingsTexts(settings: Settings): Record<string, string> {
  return Object.fromEntries(SETTINGS_FIELDS.map((name) => [name, settings[name]]));
}
