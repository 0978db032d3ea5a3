import type { Fetch } from "./net";

/**
 * A fetch of our own API that renews an expired session once: in local mode at its refresh address; with Clerk its own
 * script does so beside us, and the next attempt finds the new cookie.
 */
export const renewingFetch: Fetch = async (path, init) => {
  const response = await fetch(path, init);
  if (response.status !== 401) return response;
  const renewed = await fetch("/local/refresh", { method: "POST", signal: init.signal ?? null }).catch(() => null);
  if (renewed) await letGo(renewed);
  if (!renewed?.ok) return response;
  await letGo(response);
  return fetch(path, init);
};

/** Of an answer nobody reads: it holds one of the browser's few connections until something gives up on it. */
export async function letGo(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => null);
}
