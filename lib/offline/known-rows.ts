import type { Actor } from "@/lib/command/define";
import { commands } from "@/lib/registry";
import { listQueued } from "./outbox";
import { overlay, type Row } from "./overlay";
import type { Store } from "./store";

/** Rows by `entity/id`. */
export type Known = ReadonlyMap<string, Row>;

/** Every row the person may see as far as this device knows it, with their own pending changes. */
export async function knownRows(store: Store, viewer: Actor): Promise<Known> {
  const [stored, queued] = [await store.getAll("rows"), await listQueued(store)];
  const rows = new Map(stored.map(({ entity, id, row }) => [`${entity}/${id}`, row]));
  return overlay(rows, queued, commands, viewer);
}

export function ofEntity<T>(rows: Known, entity: string): T[] {
  const prefix = `${entity}/`;
  return [...rows].flatMap(([key, row]) => (key.startsWith(prefix) ? [row as T] : []));
}

export function nameOf(rows: Known, userId: string | null): string | null {
  const name = userId && rows.get(`user/${userId}`)?.name;
  return typeof name === "string" ? name : null;
}
