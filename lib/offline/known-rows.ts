import type { Actor } from "@/lib/command/define";
import { commands } from "@/lib/registry";
import { overlay, type Row } from "./overlay";
import type { Store } from "./store";

/** Rows by `entity/id`. */
export type Known = ReadonlyMap<string, Row>;

/**
 * Every row the person may see as far as this device knows it, with their own pending changes. Both are read at one
 * moment: a change that moves from the queue into the rows in between would be in neither.
 */
export async function knownRows(store: Store, viewer: Actor): Promise<Known> {
  const tx = store.transaction(["rows", "outbox", "meta"]);
  const [queued, ...places] = await Promise.all([
    tx.objectStore("outbox").getAll(),
    ...PLACES.map((name) => tx.objectStore("meta").get(name)),
  ]);
  const place = JSON.stringify(places);
  let read = lastRead.get(store);
  if (read?.place !== place) {
    const stored = await tx.objectStore("rows").getAll();
    read = { place, rows: new Map(stored.map(({ entity, id, row }) => [`${entity}/${id}`, row])) };
    lastRead.set(store, read);
  }
  return overlay(read.rows, queued, commands, viewer);
}

/** What says where the replica stands: whatever changes its rows changes one of these with them. */
const PLACES = ["cursor", "filling", "subtrees"];

/** Reading a thousand rows takes longer than a step to the next lead may, so they are read once where nothing came. */
const lastRead = new WeakMap<Store, { place: string; rows: Known }>();

export function ofEntity<T>(rows: Known, entity: string): T[] {
  const prefix = `${entity}/`;
  return [...rows].flatMap(([key, row]) => (key.startsWith(prefix) ? [row as T] : []));
}

export function nameOf(rows: Known, userId: string | null): string | null {
  const name = userId && rows.get(`user/${userId}`)?.name;
  return typeof name === "string" ? name : null;
}
