import { textIn } from "@/lib/forms";

/** What the form of a saved report says. */
export function savedReportIn(form: FormData): Record<string, unknown> {
  return {
    id: textIn(form, "id"),
    name: textIn(form, "name") ?? "",
    schedule: textIn(form, "schedule"),
    format: textIn(form, "format"),
  };
}

/** The same, of a new one: with what it shows. */
export function newSavedReportIn(form: FormData): Record<string, unknown> {
  return {
    ...savedReportIn(form),
    kind: textIn(form, "kind"),
    query: JSON.parse(textIn(form, "query") ?? "{}"),
  };
}
