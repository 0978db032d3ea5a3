import { drain } from "./drain";
import type { Fetch } from "./net";
import { readSignedIn } from "./signed-in";
import { openStore } from "./store";

/** The tag of the Background Sync that sends the queue, and of the message that asks for the same. */
export const DRAIN = "drain";

/** Thrown so that the browser tries again later: it takes a resolved promise for "all is sent". */
export class TryLater extends Error {}

/**
 * Sends the queue of whoever is signed in on this device, also when no page is open. Resolves when it is through, and
 * when only the person can do something about it (signed out, no access, an app too old): the queue is kept then.
 */
export async function drainInBackground(fetch: Fetch): Promise<void> {
  const person = await readSignedIn();
  if (!person) return;
  const drained = await navigator.locks.request(`drain ${person.id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return null;
    const store = await openStore(person.id);
    try {
      return await drain({ store, userId: person.id, fetch });
    } finally {
      store.close();
    }
  });
  // A page is at it: should it go before it is through, somebody has to look again.
  if (!drained) throw new TryLater("a page is sending");
  tellPages(person.id);
  if (drained.kind === "uncertain" || drained.kind === "limited") throw new TryLater(drained.kind);
}

function tellPages(userId: string): void {
  const channel = new BroadcastChannel(`scholarix ${userId}`);
  channel.postMessage("changed");
  channel.close();
}
