import { deleteDB } from "idb";
import { listQueued } from "./outbox";
import { forgetSignedIn, readSignedIn } from "./signed-in";
import { openStore, type Queued, storeName } from "./store";

/** A tab that fills the replica gets this long to notice that it is over. */
const PATIENCE = 3000;

/** Whether a change is still this device's alone. */
export function isUnsent({ state }: Queued): boolean {
  return state !== "applied";
}

/**
 * Takes what a person's replica holds off this device. Changes that are not sent yet stay, for this person's next
 * sign-in and nobody else's; without any, nothing stays.
 */
export async function leaveDevice(userId: string): Promise<void> {
  await withoutFilling(userId, async () => {
    const store = await openStore(userId);
    const unsent = (await listQueued(store)).filter(isUnsent);
    if (unsent.length === 0) {
      store.close();
      return deleteDB(storeName(userId));
    }
    const tx = store.transaction(["rows", "outbox", "meta"], "readwrite");
    await Promise.all([tx.objectStore("rows").clear(), tx.objectStore("meta").clear()]);
    for (const entry of await tx.objectStore("outbox").getAll()) {
      if (!isUnsent(entry)) await tx.objectStore("outbox").delete(entry.n);
    }
    await tx.done;
    store.close();
  });
  if ((await readSignedIn())?.id === userId) await forgetSignedIn();
}

/** The same, and what was not sent is gone with it: the person said so. */
export async function discardDevice(userId: string): Promise<void> {
  await withoutFilling(userId, () => deleteDB(storeName(userId)));
  if ((await readSignedIn())?.id === userId) await forgetSignedIn();
}

/** While no tab fills the replica: a page of it that arrives later would lay rows where there should be none. */
async function withoutFilling(userId: string, work: () => Promise<void>): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    await navigator.locks.request(`replica ${userId}`, { signal }, work);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    await work();
  }
}
