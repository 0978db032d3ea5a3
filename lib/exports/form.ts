import { textIn } from "@/lib/forms";

/** The three files a form offers. */
export const FILES = ["csv", "csv-excel", "xlsx"] as const;
export type FileChoice = (typeof FILES)[number];

/** What the form of an export asks for. */
export function exportIn(form: FormData): Record<string, unknown> {
  const file = textIn(form, "file");
  return {
    id: textIn(form, "id"),
    kind: textIn(form, "kind"),
    format: file === "xlsx" ? "xlsx" : "csv",
    bom: file === "csv-excel",
    filter: JSON.parse(textIn(form, "filter") ?? "{}"),
  };
}
