import type { Frame } from "@/lib/realtime/protocol";
import type { Queue } from "./queue";

/** How long a page may rest before coming back to it is reason enough to ask, and how long changes are gathered. */
const RESTED = 30_000;
const GATHERED = 1000;

/**
 * Keeps the person's replica up to date while a page is open: at the start, on coming back, and after their own changes
 * arrived. The answer ends it.
 */
export function keepReplica(queue: Queue): () => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let applied = 0;
  const catchUp = () => {
    asked = Date.now();
    queue.catchUp().catch(() => undefined);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(catchUp, GATHERED);
  };
  const back = () => {
    if (!document.hidden && Date.now() - asked > RESTED) catchUp();
  };
  const stopListening = queue.subscribe(async () => {
    const entries = await queue.list().catch(() => []);
    const now = entries.filter(({ state }) => state === "applied").length;
    if (now > applied) soon();
    applied = now;
  });
  window.addEventListener("focus", back);
  window.addEventListener("online", soon);
  document.addEventListener("visibilitychange", back);
  soon();
  return () => {
    clearTimeout(timer);
    stopListening();
    window.removeEventListener("focus", back);
    window.removeEventListener("online", soon);
    document.removeEventListener("visibilitychange", back);
  };
}

/** Puts what came live into the replica; what does not fit is asked for. */
export async function keepFrame(queue: Queue, frame: Frame): Promise<void> {
  if (frame.type === "hello" || frame.type === "reset") await queue.catchUp();
  if (frame.type !== "changes") return;
  const { applyPage } = await import("./replica");
  const fitted = await applyPage(await queue.store(), queue.viewer, frame);
  const subtree = frame.items.some(({ action }) => action === "subtree");
  if (fitted === "gap" || (fitted === "applied" && subtree)) await queue.catchUp();
}
