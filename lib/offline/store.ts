import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ErrorBody } from "@/lib/command/errors";
import type { Entry, SyncEntity } from "@/lib/realtime/protocol";

/** A row as the server last told it. */
export interface StoredRow {
  entity: SyncEntity;
  id: string;
  seq: number;
  row: Record<string, unknown>;
  /** The lead it belongs to, its own id for a lead; empty for what belongs to none. */
  leadId: string;
  /** The filling of the replica that last met it; what a refill did not meet is swept. */
  filling: number;
}

/**
 * Where a queued change stands. `waiting` is sent, in order; `applied` waits only for the feed to bring its rows;
 * `parked` failed on the server again and again; `conflict` and `rejected` wait for the person.
 */
export type QueuedState = "waiting" | "applied" | "parked" | "conflict" | "rejected";

/** One change of this person's, from the moment they submitted it until the feed has brought it back. */
export interface Queued extends Entry {
  /** Its place in the queue. */
  n: number;
  /** When it was submitted, by this device's clock: for people, and for the plan's view of it. */
  at: string;
  state: QueuedState;
  /** Ids of rows that it makes. */
  creates: string[];
  /** The log's `seq` once it was applied. */
  seq?: number;
  error?: ErrorBody;
  /** The version that its input is written in; those of the first do not say. */
  v?: number;
  /** How often the server failed at this very entry. */
  failures: number;
}

export interface Schema extends DBSchema {
  rows: { key: [string, string]; value: StoredRow; indexes: { lead: string; filling: number } };
  outbox: { key: number; value: Queued; indexes: { id: string } };
  meta: { key: string; value: unknown };
}

export type Store = IDBPDatabase<Schema>;
export type StoreName = "rows" | "outbox" | "meta";

const VERSION = 1;

/** The database of one person on this device: another person's is another database. */
export function openStore(userId: string): Promise<Store> {
  return openDB<Schema>(storeName(userId), VERSION, {
    upgrade(db) {
      const rows = db.createObjectStore("rows", { keyPath: ["entity", "id"] });
      rows.createIndex("lead", "leadId");
      rows.createIndex("filling", "filling");
      db.createObjectStore("outbox", { keyPath: "n", autoIncrement: true }).createIndex("id", "id", { unique: true });
      db.createObjectStore("meta");
    },
    // A newer version of the app, in another tab, waits for this one to let go.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

export function storeName(userId: string): string {
  return `scholarix ${userId}`;
}
