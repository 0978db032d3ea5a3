import { MAX_ENTRIES, MAX_PUSH_BYTES, type Push } from "@/lib/realtime/protocol";
import { type Fetch, push } from "./net";
import { countWaiting, listQueued, ofOneVersion, sendable, settle } from "./outbox";
import { replicaSeq } from "./replica";
import type { Store } from "./store";

/** Why a drain ended. Nothing of the queue is lost by any of them. */
export type Drained =
  | { kind: "empty" }
  /** No answer, or a failing server: the same entries are sent again, nothing after them. */
  | { kind: "uncertain" }
  | { kind: "signed-out" }
  /** The session is another person's, or this one has no access (any more). */
  | { kind: "forbidden"; message: string }
  | { kind: "limited"; seconds: number }
  /** The server does not take this kind of push at all: an app that is too old or too new for it. */
  | { kind: "refused"; message: string };

export interface DrainWorld {
  store: Store;
  userId: string;
  fetch: Fetch;
}

/**
 * Sends the queue in order until it is empty or an answer is uncertain. The caller holds the lock that makes it the only
 * one on this device; a second one would do no harm but send twice what the receipts answer once.
 */
export async function drain({ store, userId, fetch }: DrainWorld): Promise<Drained> {
  for (;;) {
    const queued = await listQueued(store);
    const { v, entries: ready } = ofOneVersion(sendable(queued, MAX_ENTRIES));
    if (ready.length === 0) return { kind: "empty" };
    const sent = fitting(ready.map(({ id, command, input, base }) => ({ id, command, input, ...(base && { base }) })));
    const entries = ready.slice(0, sent.length);
    const answer = await push(fetch, { v, userId, entries: sent }, countWaiting(queued) - entries.length);
    if (answer.kind === "refused" || answer.kind === "forbidden") {
      return { kind: answer.kind, message: answer.error.message };
    }
    if (answer.kind !== "ok") return answer;
    const { results } = answer.body;
    const ours = Object.fromEntries(entries.flatMap(({ id }) => (results[id] ? [[id, results[id]]] : [])));
    await settle(store, ours, await replicaSeq(store));
    // An entry without a final answer is a fence: what comes after it waits for a new attempt.
    if (entries.some(({ id }) => !ours[id] || ours[id]?.status === "failed")) return { kind: "uncertain" };
  }
}

/** As many from the beginning as one request may carry, at least one: a request that is too long settles nothing. */
function fitting(sent: Push["entries"]): Push["entries"] {
  let bytes = 0;
  const over = sent.findIndex((entry) => {
    bytes += new Blob([JSON.stringify(entry)]).size;
    return bytes > MAX_PUSH_BYTES;
  });
  return over < 0 ? sent : sent.slice(0, Math.max(1, over));
}
