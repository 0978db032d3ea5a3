import type { z } from "zod";
import { AppError } from "./errors";

/** The validated input. Throws `invalid` with one sentence per field. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = Object.create(null);
  for (const issue of parsed.error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) fields[key] = "Unknown field.";
    } else {
      const names = issue.path.filter((part) => typeof part === "string");
      fields[names.join(".") || "body"] ??= issue.message;
    }
  }
  throw new AppError("invalid", "Some fields need a correction.", fields);
}
