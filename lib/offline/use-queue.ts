"use client";

import { createContext, useContext, useEffect, useState } from "react";
import { heldBack } from "./outbox";
import type { Obstacle, Queue } from "./queue";
import type { Queued } from "./store";

const QueueContext = createContext<Queue | null>(null);

export const QueueProvider = QueueContext.Provider;

/** The signed-in person's outbox in this tab. */
export function useQueue(): Queue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error("useQueue() belongs inside the signed-in layout.");
  return queue;
}

export interface QueueState {
  entries: readonly Queued[];
  /** Ids of those that wait for another one's decision. */
  held: ReadonlySet<string>;
  obstacle: Obstacle;
}

/** What waits in the outbox, as it changes; null until it was read. */
export function useQueueState(): QueueState | null {
  const queue = useQueue();
  const [state, setState] = useState<QueueState | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const entries = await queue.list().catch(() => []);
      if (current) setState({ entries, held: heldBack(entries), obstacle: queue.obstacle });
    };
    read();
    const stop = queue.subscribe(read);
    return () => {
      current = false;
      stop();
    };
  }, [queue]);
  return state;
}
