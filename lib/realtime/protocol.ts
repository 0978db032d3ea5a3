import type { ErrorBody } from "@/lib/command/errors";

/** The version of what is pushed. The server still takes the ones before it (lib/sync/lift.ts). */
export const PUSH_VERSION = 1;
/** At most this many changes go up in one request. */
export const MAX_ENTRIES = 10;
/** And of at most this many bytes, which leaves room for what is around them in the 1 MiB of a request. */
export const MAX_PUSH_BYTES = 1_000_000;
/** Header of both sync doors: how many changes wait on the device that asks, once this request is done. */
export const WAITING_HEADER = "x-outbox-waiting";
/** A client further behind than this many log rows starts again. */
export const MAX_BEHIND = 5000;

/**
 * `epoch:seq`, opaque to a client but for its order within an epoch. Between the pages of a bootstrap it is
 * `epoch:seq~position`: not to be compared, only to be asked with.
 */
export type Cursor = string;

/** What a client keeps rows of. `operation` is a change of this person's own that was refused. */
export type SyncEntity = "lead" | "call" | "conversation" | "user" | "settings" | "operation";

/**
 * One change as its reader may see it: the row as it is now, or null when they may not see it (any more). The action
 * `subtree` says that a lead came into sight and its calls and conversations are to be fetched (`?subtree=<id>`).
 */
export interface Item {
  seq: number;
  action: string;
  entity: SyncEntity;
  id: string;
  row: Record<string, unknown> | null;
}

/** A page of the feed. `from` is the cursor that was asked with; `more` that the next page is to be asked for at once. */
export interface Page {
  from: Cursor;
  to: Cursor;
  more: boolean;
  items: Item[];
}

/** What `GET /api/sync/pull` answers: `reset` means to ask again without a cursor. */
export type Pulled = Page | { reset: true };

/** A queued change as it is pushed. `input` is the command's; `base` is put into it where the command takes one. */
export interface Entry {
  id: string;
  command: string;
  input: Record<string, unknown>;
  base?: { seq?: number; seen?: string[] } | undefined;
}

export interface Push {
  v: number;
  /** Whose outbox this is: with another person's session nothing of it is processed. */
  userId: string;
  entries: Entry[];
}

/**
 * How one entry ended. `applied`, `conflict` and `rejected` are final and spend its id. `failed` is not: the entry stays
 * queued, and nothing after it was processed. `seq` is the log's last of this operation; none when nothing changed.
 */
export interface Result {
  status: "applied" | "conflict" | "rejected" | "failed";
  seq?: number;
  error?: ErrorBody;
}

/** Only what is named in `results` was answered. */
export interface Pushed {
  results: Record<string, Result>;
  cursor: Cursor;
}

/** Down the socket. */
export type Frame =
  | { type: "hello"; cursor: Cursor }
  | { type: "changes"; from: Cursor; to: Cursor; items: Item[] }
  | { type: "reset" }
  | { type: "bye"; reason: "expired" | "signed-out" | "access-changed" }
  | { type: "present"; people: Present[] };

/** Who else looks at a lead, and who is on a call with it. */
export interface Present {
  userId: string;
  name: string;
  leadId: string;
  onCall: boolean;
}

/** The one message up the socket. */
export type Here = { type: "here"; leadId: string | null; onCall?: boolean };

/** A client asks, and the platform answers beside the frames: a line that looks open may be dead. */
export const PING = "ping";
export const PONG = "pong";

export function cursorOf(epoch: string, seq: number): Cursor {
  return `${epoch}:${seq}`;
}

/** The parts of a cursor; null for what is none. */
export function parseCursor(cursor: string): { epoch: string; seq: number } | null {
  const [, epoch = "", seq = ""] = /^([0-9a-f]{8,32}):(\d{1,15})$/.exec(cursor) ?? [];
  return epoch ? { epoch, seq: Number(seq) } : null;
}
