import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { EXPORT_FORMATS, EXPORT_KINDS, type ExportFormat, type ExportKind, type ExportStatus } from "@/lib/enums";
import { id, newId, oneOf } from "@/lib/fields";
import { problemsOf } from "./filter";

/**
 * A file that a person asked for. `filter` is a query string as a JSON object; `rows` and `bytes` are of the whole file, null
 * until it is ready; `reason` says why there is none.
 */
export interface Export extends Versioned {
  userId: string;
  kind: ExportKind;
  format: ExportFormat;
  /** A CSV file begins with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean;
  filter: string;
  status: ExportStatus;
  rows: number | null;
  bytes: number | null;
  reason: string | null;
  createdAt: string;
  updatedAt: string;
  finishedAt: string | null;
  expiresAt: string | null;
  /** When it was last fetched. */
  downloadedAt: string | null;
}

declare module "@/lib/command/define" {
  interface Entities {
    export: Export;
  }
}

const text = z.string("This must be text.").max(1000, "Use at most 1,000 characters.");
const count = z.number().int().min(0);

/** `filter` is what the list or report itself takes, but for its paging and order. */
export const ExportRequest = z
  .strictObject({
    id: newId,
    kind: oneOf(EXPORT_KINDS),
    format: oneOf(EXPORT_FORMATS).default("csv"),
    bom: z.boolean("Use true or false.").default(false),
    filter: z.record(z.string(), z.union([text, z.array(text).max(50)]), "Give an object.").default({}),
    /** At least so many rows there are, as far as the door has counted. */
    atLeast: count.optional(),
  })
  .superRefine(({ kind, filter }, context) => {
    for (const [name, message] of Object.entries(problemsOf(kind, filter))) {
      context.addIssue({ code: "custom", path: ["filter", name], message });
    }
  });
export type ExportRequest = z.output<typeof ExportRequest>;

export const ExportId = z.strictObject({ id });
export const ExportResult = z.strictObject({ id, rows: count, bytes: count });
export const ExportFailure = z.strictObject({ id, reason: z.string().min(1).max(500) });
