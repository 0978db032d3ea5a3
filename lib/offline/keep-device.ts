import { registerThisDevice } from "@/lib/devices/register-this-device";
import { onNewVersion } from "./new-version";
import type { Queue } from "./queue";
import { settleIn } from "./settle-in";

/**
 * Makes this device ready for the next time there is no network: whose it is, the service worker, and its own credential.
 * What its person works with is kept by the page itself. Each does without the others.
 */
export async function keepDevice(
  queue: Queue,
  tellNewVersion: (accept: () => void) => void,
  signal: AbortSignal,
): Promise<void> {
  await settleIn(queue.viewer);
  askToPersist(queue, signal);
  await Promise.allSettled([
    serveOffline(queue.viewer.id, tellNewVersion, signal),
    registerThisDevice(queue.viewer.id),
  ]);
}

async function serveOffline(
  userId: string,
  tellNewVersion: (accept: () => void) => void,
  signal: AbortSignal,
): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  onNewVersion(registration, userId, tellNewVersion, signal);
}

/** A browser short of space throws away what it did not promise to keep: asked once there is something to lose. */
function askToPersist(queue: Queue, signal: AbortSignal): void {
  const ask = async () => {
    const storage = navigator.storage;
    if (storage?.persist && !(await storage.persisted())) await storage.persist();
  };
  window.addEventListener("appinstalled", () => void ask(), { signal });
  const stop = queue.subscribe(async () => {
    if ((await queue.list().catch(() => [])).length === 0) return;
    stop();
    await ask();
  });
  signal.addEventListener("abort", stop);
}
