import { type Cost, noCost } from "@/db/client";

/**
 * What one request is known by. `worker.ts` makes it and hands it down inside `env`, for Next's bundle and the
 * Worker's share no module; the server side fills it, and the Worker logs it.
 */
export interface Scope {
  requestId: string;
  userId: string | null;
  cost: Cost;
  /** To be called after each commit: tells the live hub, once the answer is on its way. */
  committed(): void;
  /** Goes on after the answer. */
  later(work: Promise<unknown>): void;
}

export function newScope(requestId: string, hooks: Partial<Pick<Scope, "committed" | "later">> = {}): Scope {
  return { requestId, userId: null, cost: noCost(), committed: () => {}, later: () => {}, ...hooks };
}
