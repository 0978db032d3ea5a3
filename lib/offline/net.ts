import type { ErrorBody } from "@/lib/command/errors";
import { type Pulled, type Push, type Pushed, WAITING_HEADER } from "@/lib/realtime/protocol";

/** A dead network that looks alive must not hold the queue of a tab that is gone. */
const PATIENCE = 15_000;

/**
 * What came back. Only `ok` says anything about an entry. `uncertain`: no answer, or one that is not the server's own
 * (a portal's page with status 200, a proxy's 502); it may have been done or not.
 */
export type Answer<T> =
  | { kind: "ok"; body: T }
  | { kind: "signed-out" }
  | { kind: "forbidden"; error: ErrorBody }
  | { kind: "limited"; seconds: number }
  | { kind: "refused"; error: ErrorBody }
  | { kind: "uncertain" };

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** `waiting` is how many changes will wait on this device when these are through. */
export function push(fetch: Fetch, body: Push, waiting: number): Promise<Answer<Pushed>> {
  const headers = { "content-type": "application/json", ...waitingHeader(waiting) };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return ask(fetch, "/api/sync/push", init, isPushed);
}

/** `waiting` is how many changes wait on this device; `userId` is whose replica asks: with another person's session the answer is `forbidden`. */
export function pull(
  fetch: Fetch,
  query: { userId: string; cursor?: string | undefined; subtree?: string },
  waiting: number,
): Promise<Answer<Pulled>> {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, value);
  return ask(fetch, `/api/sync/pull?${params}`, { method: "GET", headers: waitingHeader(waiting) }, isPulled);
}

/** Tells managers whose calls their figures may miss. */
const waitingHeader = (waiting: number) => ({ [WAITING_HEADER]: String(waiting) });

async function ask<T>(
  fetch: Fetch,
  path: string,
  init: RequestInit,
  isBody: (body: unknown) => body is T,
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    const body: unknown = await response.json();
    if (response.status === 200) return isBody(body) ? { kind: "ok", body } : { kind: "uncertain" };
    const error = errorIn(body);
    if (!error) return { kind: "uncertain" };
    if (response.status === 401) return { kind: "signed-out" };
    if (response.status === 403) return { kind: "forbidden", error };
    if (response.status === 429) return { kind: "limited", seconds: secondsIn(response) };
    return response.status >= 500 ? { kind: "uncertain" } : { kind: "refused", error };
  } catch {
    return { kind: "uncertain" };
  }
}

function isPushed(body: unknown): body is Pushed {
  const results = isObject(body) && body.results;
  return isObject(results) && Object.values(results).every((result) => isObject(result) && STATUSES.has(result.status));
}

const STATUSES = new Set<unknown>(["applied", "conflict", "rejected", "failed"]);

function isPulled(body: unknown): body is Pulled {
  if (!isObject(body)) return false;
  return body.reset === true || (typeof body.to === "string" && Array.isArray(body.items));
}

function errorIn(body: unknown): ErrorBody | null {
  const error = isObject(body) && body.error;
  return isObject(error) && typeof error.code === "string" ? (error as unknown as ErrorBody) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function secondsIn(response: Response): number {
  const seconds = Number(response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) : 60;
}
