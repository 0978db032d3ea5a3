import type { z } from "zod";
import { AppError } from "@/lib/command/errors";
import { parseInput } from "@/lib/command/input";

type SearchParams = Record<string, string | string[] | undefined>;
type Filter = z.ZodObject<z.ZodRawShape>;

/** The filter in a page's URL; what cannot be one is dropped, with what means nothing without it, and said. */
export function filterFrom<F extends Filter>(
  schema: F,
  params: SearchParams,
): { filter: z.output<F>; problem: string | null } {
  const names = Object.keys(schema.shape);
  const known = Object.entries(params).filter(([name, value]) => names.includes(name) && value && value.length > 0);
  try {
    return { filter: parseInput(schema, Object.fromEntries(known)), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const wrong = Object.keys(error.fields ?? {}).map((path) => path.split(".")[0]);
    const rest = known.filter(([name]) => !wrong.includes(name));
    if (rest.length === known.length) throw error;
    const { filter, problem } = filterFrom(schema, Object.fromEntries(rest));
    return { filter, problem: [told(error.fields ?? {}), problem ?? ""].join(" ").trim() };
  }
}

/** The query string of a filter, without page size: the name of a list in URLs and caches. */
export function queryFrom<F extends Filter>(schema: F, filter: Partial<z.output<F>>): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(schema.shape)) {
    const value: unknown = filter[name as keyof typeof filter];
    if (name === "limit" || name === "include" || value === undefined || value === null || value === "") continue;
    query.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return query.toString();
}

/** A page's list by the filter in its URL; what the query itself refuses (a reversed range, a stale cursor) is dropped, too. */
export async function readList<F extends Filter, T>(
  schema: F,
  params: SearchParams,
  run: (filter: z.output<F>) => Promise<T>,
): Promise<{ filter: z.output<F>; problem: string | null; found: T }> {
  const { filter, problem } = filterFrom(schema, params);
  try {
    return { filter, problem, found: await run(filter) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid" || !error.fields) throw error;
    const wrong = Object.keys(error.fields);
    const rest = filterFrom(
      schema,
      Object.fromEntries(Object.entries(params).filter(([name]) => !wrong.includes(name))),
    );
    return { filter: rest.filter, problem: told(error.fields), found: await run(rest.filter) };
  }
}

function told(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, message]) => `${name}: ${message}`)
    .join(" ");
}

/** One value of a page's parameter, the first of several. */
export function oneOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
