import type { QueryClient } from "@tanstack/react-query";
import type { Known } from "./foresee";
import type { Queue } from "./queue";

/** Lays what waits over what the caches hold; loads what that takes only when something waits. */
export async function replayWaiting(client: QueryClient, known: Known, queue: Queue): Promise<void> {
  const entries = await queue.list().catch(() => []);
  if (!entries.some(({ state }) => state === "waiting" || state === "parked")) return;
  const { replayPending } = await import("./replay-pending");
  replayPending(client, known, entries);
}

/** Does so for whatever the server tells from now on: a page, or a list that was read again. The answer ends it. */
export function replayOnNews(client: QueryClient, known: Known, queue: Queue): () => void {
  replayWaiting(client, known, queue);
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated") return;
    const { action } = event;
    const news = action.type === "setState" || (action.type === "success" && !action.manual);
    if (news) replayWaiting(client, known, queue);
  });
}
