import { changedIn, textIn } from "@/lib/forms";

/** What the form of a saved report changes. */
export function savedReportIn(form: FormData): Record<string, unknown> {
  const changed = changedIn(form);
  const all = Object.entries(typedIn(form));
  return { id: textIn(form, "id"), ...Object.fromEntries(all.filter(([name]) => changed(name))) };
}

function typedIn(form: FormData): Record<string, unknown> {
  return { name: textIn(form, "name") ?? "", schedule: textIn(form, "schedule"), format: textIn(form, "format") };
}

/** All of it, of a new one: with what it shows. */
export function newSavedReportIn(form: FormData): Record<string, unknown> {
  return {
    id: textIn(form, "id"),
    ...typedIn(form),
    kind: textIn(form, "kind"),
    query: JSON.parse(textIn(form, "query") ?? "{}"),
  };
}
