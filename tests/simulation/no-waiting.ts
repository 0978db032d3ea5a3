/** A transaction stays open for as long as promises follow one another; none of our chains is longer. */
const HOPS = 64;
/** Held as a whole: workerd collects a port that nobody names any more, with what was on its way to it. */
const channel = new MessageChannel();
const queue: (() => void)[] = [];
channel.port1.onmessage = () => void afterPromises();

async function afterPromises(): Promise<void> {
  for (let hop = 0; hop < HOPS; hop++) await null;
  queue.shift()?.();
}

/**
 * workerd waits a millisecond or two for an immediate, and the database in memory asks for thousands. A message comes at
 * once, even before the promises that are due: hence the hops.
 */
globalThis.setImmediate = ((run: () => void) => {
  queue.push(run);
  channel.port2.postMessage(null);
}) as unknown as typeof setImmediate;

/** The kernel's pauses between attempts are random; here they are none. */
Math.random = () => 0;

/** The network says itself when a request has taken too long. */
AbortSignal.timeout = () => new AbortController().signal;
