import type { IDBPTransaction } from "idb";
import type { Row } from "./overlay";
import type { Queued, Schema, Store, StoreName } from "./store";

/**
 * What a tab has read of its person's database, so that it is read once for each change. Other tabs and the service
 * worker write the same database; what they wrote shows in the marks, which are asked for each time.
 */
interface Kept {
  outbox?: { mark: string; queued: Promise<readonly Queued[]> };
  rows?: { place: string; rows: Promise<ReadonlyMap<string, Row>> };
}

const keptOf = new WeakMap<Store, Kept>();

/** In `meta`: another one after each change of the outbox. */
const MARK = "outbox";

/** What says where the replica stands: whatever changes its rows changes one of these with them. */
const PLACES = ["cursor", "filling", "subtrees"];

type Reading = IDBPTransaction<Schema, StoreName[], "readonly">;
interface Meta {
  put(value: unknown, key: string): Promise<unknown>;
}

/** Belongs into every transaction that changes the outbox. */
export async function markOutbox(meta: Meta): Promise<void> {
  await meta.put(crypto.randomUUID(), MARK);
}

/** The outbox, read again only when it changed. */
export async function keptOutbox(store: Store): Promise<readonly Queued[]> {
  const tx: Reading = store.transaction(["outbox", "meta"]);
  return outboxIn(keptIn(store), tx, await tx.objectStore("meta").get(MARK));
}

/**
 * The replica's rows and the outbox as they were at one moment: a change that moves from one into the other in between
 * would be in neither. What did not change is the same object as before.
 */
export async function keptAll(store: Store): Promise<[ReadonlyMap<string, Row>, readonly Queued[]]> {
  const tx: Reading = store.transaction(["rows", "outbox", "meta"]);
  const meta = tx.objectStore("meta");
  const [mark, ...places] = await Promise.all([MARK, ...PLACES].map((name) => meta.get(name)));
  const kept = keptIn(store);
  return Promise.all([rowsIn(kept, tx, JSON.stringify(places)), outboxIn(kept, tx, mark)]);
}

/** For news of a writer that leaves no mark: a tab or a service worker of an older version. */
export function forgetOutbox(store: Store): void {
  delete keptIn(store).outbox;
}

function outboxIn(kept: Kept, tx: Reading, mark: unknown): Promise<readonly Queued[]> {
  if (typeof mark === "string" && kept.outbox?.mark === mark) return kept.outbox.queued;
  const queued = tx.objectStore("outbox").getAll();
  if (typeof mark === "string") kept.outbox = { mark, queued };
  queued.catch(() => delete kept.outbox);
  return queued;
}

function rowsIn(kept: Kept, tx: Reading, place: string): Promise<ReadonlyMap<string, Row>> {
  if (kept.rows?.place === place) return kept.rows.rows;
  const rows = tx.objectStore("rows").getAll();
  const read = rows.then((stored) => new Map(stored.map(({ entity, id, row }) => [`${entity}/${id}`, row])));
  kept.rows = { place, rows: read };
  read.catch(() => delete kept.rows);
  return read;
}

function keptIn(store: Store): Kept {
  const kept = keptOf.get(store) ?? {};
  keptOf.set(store, kept);
  return kept;
}
