import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import { AppError } from "@/lib/command/errors";

/** A page of a list, with opaque cursors to the pages beside it (null where there is none). */
export interface Page<T> {
  data: T[];
  nextCursor: string | null;
  prevCursor: string | null;
}

export interface Order {
  key: SQLWrapper;
  id: SQLWrapper;
  descending: boolean;
}

const Cursor = z.strictObject({
  /** The sort it belongs to: a cursor of another order is refused. */
  s: z.string(),
  k: z.union([z.string(), z.number()]),
  id: z.string(),
  /** Towards the start of the list. */
  back: z.boolean(),
});
export type Cursor = z.output<typeof Cursor>;

export function encodeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify(cursor));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Throws `invalid` on `cursor` for anything that `encodeCursor` did not make for this sort. */
export function decodeCursor(text: string | undefined, sort: string): Cursor | null {
  if (text === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const cursor = Cursor.parse(JSON.parse(new TextDecoder().decode(bytes)));
    if (cursor.s === sort) return cursor;
  } catch {
    // told below, in one sentence for every kind of damage
  }
  throw new AppError("invalid", "Some fields need a correction.", {
    cursor: "This cursor is not valid here. Start again without it.",
  });
}

/**
 * The rows beyond the cursor, as a condition an index on (key, id) can seek by. It goes before other bounds on the key:
 * of two, SQLite seeks by the first, and a page deep in a range would read all before it.
 */
export function beyond(order: Order, cursor: Cursor | null): SQL | undefined {
  if (!cursor) return undefined;
  const down = order.descending !== cursor.back;
  return sql`(${order.key}, ${order.id}) ${sql.raw(down ? "<" : ">")} (${cursor.k}, ${cursor.id})`;
}

export function orderBy(order: Order, cursor: Cursor | null): SQL {
  const direction = sql.raw(order.descending !== (cursor?.back ?? false) ? "desc" : "asc");
  return sql`${order.key} ${direction}, ${order.id} ${direction}`;
}

/** Makes the page of up to `limit` from the `limit + 1` rows that were read in the direction of the cursor. */
export function toPage<T>(
  found: T[],
  limit: number,
  sort: string,
  cursor: Cursor | null,
  keyOf: (row: T) => { k: string | number; id: string },
): Page<T> {
  const more = found.length > limit;
  const data = found.slice(0, limit);
  if (cursor?.back) data.reverse();
  const at = (row: T | undefined, back: boolean) => row && encodeCursor({ s: sort, ...keyOf(row), back });
  const hasNext = cursor?.back ? true : more;
  const hasPrev = cursor?.back ? more : cursor !== null;
  return {
    data,
    nextCursor: (hasNext && at(data.at(-1), false)) || null,
    prevCursor: (hasPrev && at(data[0], true)) || null,
  };
}
