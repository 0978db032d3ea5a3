import type { Actor } from "@/lib/command/define";
import { commands } from "@/lib/registry";
import { keptAll } from "./kept";
import { overlay, type Row } from "./overlay";
import type { Queued, Store } from "./store";

/** Rows by `entity/id`. */
export type Known = ReadonlyMap<string, Row>;

interface Shown {
  viewer: Actor;
  rows: Known;
  queued: readonly Queued[];
  known: Known;
}

const lastShown = new WeakMap<Store, Shown>();

/**
 * Every row the person may see as far as this device knows it, with their own pending changes; the same object for as long
 * as neither changed.
 */
export async function knownRows(store: Store, viewer: Actor): Promise<Known> {
  const [rows, queued] = await keptAll(store);
  const last = lastShown.get(store);
  const same = last?.rows === rows && last.viewer === viewer ? last : undefined;
  if (same?.queued === queued) return same.known;
  // What was replayed stays; only what came after it is replayed upon it.
  const known =
    same && begins(queued, same.queued)
      ? overlay(same.known, queued.slice(same.queued.length), commands, viewer)
      : overlay(rows, queued, commands, viewer);
  lastShown.set(store, { viewer, rows, queued, known });
  return known;
}

/** Whether these begin with those: a change that was mended has another id, one that was answered another state. */
function begins(queued: readonly Queued[], with_: readonly Queued[]): boolean {
  return with_.every(({ id, state }, i) => queued[i]?.id === id && queued[i].state === state);
}

const grouped = new WeakMap<Known, Map<string, Row[]>>();

export function ofEntity<T>(rows: Known, entity: string): readonly T[] {
  let groups = grouped.get(rows);
  if (!groups) {
    groups = new Map();
    for (const [key, row] of rows) {
      const name = key.slice(0, key.indexOf("/"));
      const group = groups.get(name);
      if (group) group.push(row);
      else groups.set(name, [row]);
    }
    grouped.set(rows, groups);
  }
  return (groups.get(entity) ?? []) as readonly T[];
}

export function nameOf(rows: Known, userId: string | null): string | null {
  const name = userId && rows.get(`user/${userId}`)?.name;
  return typeof name === "string" ? name : null;
}
