import type { IDBPObjectStore } from "idb";
import type { ErrorBody } from "@/lib/command/errors";
import { type Entry, PUSH_VERSION, type Result } from "@/lib/realtime/protocol";
import { atomically } from "./atomically";
import { markOutbox } from "./kept";
import type { Queued, Schema, Store, StoreName } from "./store";

/** A server that fails five times at one change has no answer for it; the others need not wait. */
export const PARK_AFTER = 5;

export type Submitted = Entry & Pick<Queued, "at" | "creates">;

/**
 * Writes a change down for good (strict durability) before anyone is told that it is saved. The same id twice is one
 * change: a form pressed again, a tab that came back.
 */
export async function enqueue(store: Store, submitted: Submitted): Promise<void> {
  await writing(store, async (outbox) => {
    const known = await outbox.index("id").getKey(submitted.id);
    if (known === undefined) await outbox.add(fresh(submitted));
  });
}

/** Everything of this person's that is not yet, or not finally, settled; oldest first. */
export function listQueued(store: Store): Promise<Queued[]> {
  return store.getAll("outbox");
}

/** How many changes the server has not: also those it keeps failing at. */
export function countWaiting(queued: readonly Queued[]): number {
  return queued.filter(({ state }) => state === "waiting" || state === "parked").length;
}

/**
 * What may be sent now, in order: at most `size`, without what waits for a row whose creation was not applied.
 */
export function sendable(queued: readonly Queued[], size: number): Queued[] {
  const missing = new Set<string>();
  const ready: Queued[] = [];
  for (const entry of queued) {
    if (entry.state === "applied") continue;
    const held = entry.state !== "waiting" || idsIn(entry.input).some((id) => missing.has(id));
    if (held) for (const id of entry.creates) missing.add(id);
    else if (ready.length < size) ready.push(entry);
  }
  return ready;
}

/** Those at the beginning that are written in one version: a push has one. What says none is from before they said it. */
export function ofOneVersion(ready: readonly Queued[]): { v: number; entries: Queued[] } {
  const v = ready[0]?.v ?? FIRST_VERSION;
  const other = ready.findIndex((entry) => (entry.v ?? FIRST_VERSION) !== v);
  return { v, entries: other < 0 ? [...ready] : ready.slice(0, other) };
}

const FIRST_VERSION = 1;

/** Whether only the person can end it. */
export function needsDecision({ state }: Queued): boolean {
  return state === "conflict" || state === "rejected" || state === "parked";
}

/** Those that wait for another entry, which needs a decision first. */
export function heldBack(queued: readonly Queued[]): Set<string> {
  const ready = new Set(sendable(queued, Number.POSITIVE_INFINITY).map(({ id }) => id));
  return new Set(queued.filter(({ state, id }) => state === "waiting" && !ready.has(id)).map(({ id }) => id));
}

/**
 * Settles what an answer names, and nothing else, in one transaction. `replicaSeq` is what the replica already holds:
 * an applied entry that lies behind it is done with.
 */
export async function settle(store: Store, results: Record<string, Result>, replicaSeq: number | null): Promise<void> {
  // An answer that is lost with the power is asked for again, and is the same: it need not be on disk at once.
  const work = async (outbox: Outbox) => {
    for (const [id, result] of Object.entries(results)) {
      const entry = await outbox.index("id").get(id);
      if (entry?.state !== "waiting") continue;
      const settled = settledBy(entry, result);
      if (isPast(settled, replicaSeq)) await outbox.delete(entry.n);
      else await outbox.put(settled);
    }
  };
  await writing(store, work, "relaxed");
}

/** Whether the overlay no longer needs an entry: it was applied, and the replica has its rows. */
export function isPast({ state, seq }: Queued, replicaSeq: number | null): boolean {
  if (state !== "applied") return false;
  return seq === undefined || (replicaSeq !== null && seq <= replicaSeq);
}

/**
 * Sends a parked or refused change again, as the same operation when the server never answered it, else as a new one.
 * One that another tab has decided already stays as it is.
 */
export async function retry(store: Store, n: number, newId: string, decision: Decision): Promise<void> {
  await decide(store, n, decision, (entry) => ({ ...entry, id: entry.state === "parked" ? entry.id : newId }));
}

/** Puts fields of a refused change right and sends it again, as a new operation on the same rows and in the same place. */
export async function mend(
  store: Store,
  n: number,
  input: Record<string, unknown>,
  newId: string,
  decision: Decision,
): Promise<void> {
  await decide(store, n, decision, (entry) => ({ ...entry, input: { ...entry.input, ...input }, id: newId }));
}

/** Puts a decided change in the place of the one that collided: one decision, one new change, in whichever tab. */
export async function replace(store: Store, n: number, submitted: Submitted | null, decision: Decision): Promise<void> {
  await writing(store, async (outbox) => {
    const entry = await outbox.get(n);
    if (!entry || !needsDecision(entry)) return;
    await dismiss(outbox, entry, decision);
    if (submitted) await outbox.add(fresh(submitted));
    await outbox.delete(n);
  });
}

/** Takes a change out of the queue for good: the person said so. */
export async function discard(store: Store, n: number, decision: Decision): Promise<void> {
  await writing(store, async (outbox) => {
    const entry = await outbox.get(n);
    if (!entry) return;
    await dismiss(outbox, entry, decision);
    await outbox.delete(n);
  });
}

/** The operation that tells the person's other devices of a decision, and when it was made by this device's clock. */
export interface Decision {
  id: string;
  at: string;
}

/** What the server refused is asked about on every device, until it hears of the decision. */
async function dismiss(outbox: Outbox, { id: operationId, state }: Queued, { id, at }: Decision): Promise<void> {
  if (state !== "conflict" && state !== "rejected") return;
  const input = { id, operationId };
  await outbox.add(fresh({ id, command: DISMISS, input, at, creates: [] }));
}

export const DISMISS = "dismissRefusal";

/**
 * What the feed tells of a refused change of this person's: there is one to decide about, on whichever device it was
 * made (`refused`), or it has been decided about elsewhere (null). For what still waits here, that is its answer.
 */
export async function hearOfRefusal(outbox: Outbox, id: string, refused: Omit<Queued, "n"> | null): Promise<void> {
  const known = await outbox.index("id").get(id);
  if (!refused) {
    if (known?.state === "conflict" || known?.state === "rejected") await outbox.delete(known.n);
    return;
  }
  if (known?.state === "waiting" || known?.state === "parked") await outbox.put({ ...known, ...refused });
  if (known) return;
  const decided = (await outbox.getAll()).some(({ command, input }) => command === DISMISS && input.operationId === id);
  if (!decided) await outbox.add(refused as Queued);
}

async function decide(store: Store, n: number, decision: Decision, change: (entry: Queued) => Queued): Promise<void> {
  await writing(store, async (outbox) => {
    const entry = await outbox.get(n);
    if (!entry || !needsDecision(entry)) return;
    await dismiss(outbox, entry, decision);
    const { error: _, seq: __, ...rest } = change(entry);
    await outbox.put({ ...rest, state: "waiting", failures: 0 });
  });
}

/** An entry as it goes in; its place is the database's to give. */
function fresh(submitted: Submitted): Queued {
  return { ...submitted, v: PUSH_VERSION, state: "waiting", failures: 0 } as unknown as Queued;
}

type Outbox = IDBPObjectStore<Schema, ArrayLike<StoreName>, "outbox", "readwrite">;

/** One transaction on the outbox, on disk when it is done unless it is said to be `relaxed`. */
function writing(
  store: Store,
  work: (outbox: Outbox) => Promise<void>,
  durability: IDBTransactionDurability = "strict",
): Promise<void> {
  const tx = store.transaction(["outbox", "meta"], "readwrite", { durability });
  return atomically(tx, async () => {
    await work(tx.objectStore("outbox"));
    await markOutbox(tx.objectStore("meta"));
  });
}

function settledBy(entry: Queued, result: Result): Queued {
  if (result.status === "failed") {
    const failures = entry.failures + 1;
    const error: ErrorBody | undefined = result.error;
    return { ...entry, failures, state: failures >= PARK_AFTER ? "parked" : "waiting", ...(error && { error }) };
  }
  const { error: _, ...rest } = entry;
  return {
    ...rest,
    state: result.status,
    ...(result.seq !== undefined && { seq: result.seq }),
    ...(result.error && { error: result.error }),
  };
}

/** Every text in an input that could be the id of a row. */
function idsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length === 36 ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(idsIn);
}
