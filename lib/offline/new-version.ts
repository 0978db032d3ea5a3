import { DRAIN } from "./background-drain";

/** How often to look whether the queue is through before a new version is spoken of. */
const LOOK = 2000;
/** How often a page that stays open asks for a new version. */
const ASK = 3_600_000;

/**
 * Tells when a new version of the app is ready, never while changes are being sent. It takes over only when `accept` is
 * called; this page is then loaded anew. When another tab accepted, this one is told, and loads when its person says so.
 */
export function onNewVersion(
  registration: ServiceWorkerRegistration,
  userId: string,
  tell: (accept: () => void) => void,
  signal: AbortSignal,
): void {
  const worker = navigator.serviceWorker;
  let accepted = false;
  let controlled = worker.controller !== null;
  const reload = () => location.reload();

  const ready = async (waiting: ServiceWorker) => {
    await untilIdle(userId, signal);
    if (signal.aborted || registration.waiting !== waiting) return;
    tell(async () => {
      await untilIdle(userId, signal);
      accepted = true;
      waiting.postMessage({ type: "SKIP_WAITING" });
    });
  };

  worker.addEventListener(
    "controllerchange",
    () => {
      if (accepted) return reload();
      // The first worker of all takes the page over without anything being new.
      if (controlled) tell(reload);
      controlled = true;
    },
    { signal },
  );
  registration.addEventListener(
    "updatefound",
    () => {
      const installing = registration.installing;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed" && worker.controller) ready(installing);
      });
    },
    { signal },
  );
  if (registration.waiting && worker.controller) ready(registration.waiting);
  const timer = setInterval(() => registration.update().catch(() => null), ASK);
  signal.addEventListener("abort", () => clearInterval(timer));
}

/** Until nobody on this device sends the person's queue. */
async function untilIdle(userId: string, signal: AbortSignal): Promise<void> {
  const name = `${DRAIN} ${userId}`;
  while (!signal.aborted) {
    const { held = [] } = await navigator.locks.query();
    if (!held.some((lock) => lock.name === name)) return;
    await new Promise((resume) => setTimeout(resume, LOOK));
  }
}
