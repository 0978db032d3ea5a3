import { parseCursor } from "@/lib/realtime/protocol";
import { type Fetch, pull } from "./net";
import { countWaiting, listQueued } from "./outbox";
import {
  applyPage,
  applySubtree,
  BEGINNING,
  noteCaughtUp,
  readCursor,
  startRefill,
  type Viewer,
  wantedSubtrees,
} from "./replica";
import type { Store } from "./store";

/** How far a catching-up came; all but `live` leave the replica as it was, whole. */
export type CaughtUp = "live" | "uncertain" | "signed-out" | "forbidden" | "limited" | "refused";

/** What a tab does at the same moment may move the cursor; more often than this is a server that contradicts itself. */
const ATTEMPTS = 5;

export interface CatchUpWorld {
  store: Store;
  viewer: Viewer;
  fetch: Fetch;
}

/** Brings the replica to the feed's end: from its cursor on, or from nothing; then what came into sight on the way. */
export async function catchUp(world: CatchUpWorld): Promise<CaughtUp> {
  const waiting = countWaiting(await listQueued(world.store));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const reached = await readOn(world, waiting);
    if (reached !== "live") return reached;
    const fetched = await fetchSubtrees(world, waiting);
    if (fetched === "live") await noteCaughtUp(world.store, new Date().toISOString());
    if (fetched !== "behind") return fetched;
  }
  return "uncertain";
}

async function readOn({ store, viewer, fetch }: CatchUpWorld, waiting: number): Promise<CaughtUp> {
  for (let odd = 0; odd < ATTEMPTS; ) {
    const cursor = await readCursor(store);
    const answer = await pull(fetch, { userId: viewer.id, cursor }, waiting);
    if (answer.kind !== "ok") return answer.kind;
    if ("reset" in answer.body) {
      await startRefill(store);
      odd += 1;
      continue;
    }
    const fitted = await applyPage(store, viewer, { ...answer.body, from: cursor ?? BEGINNING });
    if (fitted !== "applied") odd += 1;
    // A filling ends where it began: what changed meanwhile is asked for after it.
    else if (!answer.body.more && cursor && parseCursor(cursor)) return "live";
  }
  return "uncertain";
}

/** `behind`: the feed moved on while a subtree was read; the replica reads on, and it is fetched again. */
async function fetchSubtrees({ store, viewer, fetch }: CatchUpWorld, waiting: number): Promise<CaughtUp | "behind"> {
  for (const leadId of await wantedSubtrees(store)) {
    const answer = await pull(fetch, { userId: viewer.id, subtree: leadId }, waiting);
    if (answer.kind !== "ok") return answer.kind;
    if ("reset" in answer.body) return "behind";
    if (!(await applySubtree(store, viewer, leadId, answer.body))) return "behind";
  }
  return "live";
}
