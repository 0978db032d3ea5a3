import { type PrecacheEntry, Serwist } from "serwist";
import { DRAIN, drainInBackground } from "@/lib/offline/background-drain";
import { navigate } from "@/lib/offline/navigate";
import { hasWorkingSet } from "@/lib/offline/working-set";

declare const self: typeof globalThis & { __SW_MANIFEST: (PrecacheEntry | string)[] };

const SHELL = "/~offline";

/**
 * Serves hashed assets and the offline shell, and sends the queue when no page is there to do it. Everything else goes to
 * the network as if this were not here: no other page, no data and no file is ever put into a cache.
 */
const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: { cleanupOutdatedCaches: true, directoryIndex: null, cleanURLs: false },
  // A new version waits until its person says so: under a page that is open, old and new would mix.
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: true,
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === "navigate" && !/^\/(api|parties|local|_next)\//.test(url.pathname),
      handler: ({ event, request }) => {
        const { preloadResponse } = event as Event & { preloadResponse?: Promise<Response | undefined> };
        return navigate({
          network: Promise.resolve(preloadResponse).then((preloaded) => preloaded ?? fetch(request)),
          shell: () => serwist.matchPrecache(SHELL),
          hasWorkingSet,
        });
      },
    },
  ],
});

serwist.addEventListeners();

self.addEventListener("sync", (event) => {
  const sync = event as unknown as ExtendableEvent & { tag: string };
  if (sync.tag === DRAIN) sync.waitUntil(drainInBackground(send));
});

self.addEventListener("message", (event) => {
  const message = event as unknown as ExtendableEvent & { data: unknown };
  // Whoever asked tries again by itself.
  if (message.data === DRAIN) message.waitUntil(drainInBackground(send).catch(() => null));
});

/** With this device's cookie, for a closed page's session is long over. */
function send(path: string, init: RequestInit): Promise<Response> {
  return fetch(path, { ...init, credentials: "same-origin" });
}
