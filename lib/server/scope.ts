import { type Cost, noCost } from "@/db/client";

/**
 * What one request is known by. `worker.ts` makes it and hands it down inside `env`, for Next's bundle and the
 * Worker's share no module; the server side fills it, and the Worker logs it.
 */
export interface Scope {
  requestId: string;
  userId: string | null;
  cost: Cost;
}

export function newScope(requestId: string): Scope {
  return { requestId, userId: null, cost: noCost() };
}
