"use client";

import { useEffect } from "react";
import { useQueue } from "@/lib/offline/use-queue";

/** Makes this device ready for work without a network, once the page has nothing better to do. Draws nothing. */
export function DeviceKeeper() {
  const queue = useQueue();
  useEffect(() => {
    // `npm run dev` builds no service worker, and should not be answered by an old one.
    if (process.env.NODE_ENV !== "production") return;
    const stopping = new AbortController();
    const { signal } = stopping;
    const start = async () => {
      const { keepDevice } = await import("@/lib/offline/keep-device");
      if (!signal.aborted) await keepDevice(queue, offerNewVersion, signal);
    };
    whenIdle(() => void start().catch(() => null), signal);
    return () => stopping.abort();
  }, [queue]);
  return null;
}

async function offerNewVersion(accept: () => void): Promise<void> {
  const { toast } = await import("sonner");
  toast("A new version is ready", {
    id: "new-version",
    description: "What you have typed is kept.",
    duration: Number.POSITIVE_INFINITY,
    action: { label: "Reload", onClick: accept },
    cancel: { label: "Later", onClick: () => {} },
  });
}

/** Safari has no `requestIdleCallback`. */
function whenIdle(work: () => void, signal: AbortSignal): void {
  if ("requestIdleCallback" in window) {
    const handle = requestIdleCallback(work, { timeout: 5000 });
    signal.addEventListener("abort", () => cancelIdleCallback(handle));
  } else {
    const timer = setTimeout(work, 1000);
    signal.addEventListener("abort", () => clearTimeout(timer));
  }
}
