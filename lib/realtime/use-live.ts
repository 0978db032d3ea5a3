"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useKnown } from "@/components/session/known";
import { keepFrame } from "@/lib/offline/keep-replica";
import { replayWaiting } from "@/lib/offline/replay-waiting";
import { useQueue } from "@/lib/offline/use-queue";
import type { Cursor } from "./protocol";

/**
 * Keeps this tab live: opens the socket once the page has nothing better to do. `cursor` is where the log ended when the
 * server drew the first page.
 */
export function useLive(cursor: Cursor): void {
  const client = useQueryClient();
  const router = useRouter();
  const known = useKnown();
  const { actor } = known;
  const queue = useQueue();
  const [from] = useState(cursor);

  const latest = useRef(known);
  latest.current = known;

  // by the person, not the object: the layout makes another at each refresh
  useEffect(() => {
    let close = () => {};
    let left = false;
    const start = async () => {
      const { openLive } = await import("./open-live");
      if (left) return;
      close = openLive(from, {
        client,
        actor,
        refresh: () => router.refresh(),
        visit: (path) => router.push(path),
        replay: () => void replayWaiting(client, latest.current, queue),
        keep: (frame) => void keepFrame(queue, frame).catch(() => null),
      });
    };
    const cancel = whenIdle(() => start().catch(() => null));
    return () => {
      left = true;
      cancel();
      close();
    };
  }, [client, router, queue, from, actor.id, actor.role]);
}

function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(run, 1000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 3000 });
  return () => cancelIdleCallback(handle);
}
