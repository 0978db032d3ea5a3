"use client";

import { CloudUpload, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { needsDecision } from "@/lib/offline/outbox";
import { useQueueState } from "@/lib/offline/use-queue";

/** How many changes wait on this device, and how many need their person; nothing when none does. */
export function SyncStatus({ className }: { className?: string }) {
  const state = useQueueState();
  if (!state) return null;
  const need = state.entries.filter(needsDecision).length;
  // What is just on its way is no news: each save would flash here.
  const wait = state.obstacle ? state.entries.filter((entry) => entry.state === "waiting").length : 0;
  if (need + wait === 0) return null;
  return (
    <div role="status" className={className}>
      <Link
        href="/sync"
        className="flex min-h-control items-center gap-2 rounded-md px-2 font-medium text-xs hover:bg-accent"
      >
        {need > 0 ? (
          <TriangleAlert aria-hidden className="size-4 text-warning" />
        ) : (
          <CloudUpload aria-hidden className="size-4 text-muted-foreground" />
        )}
        {[need > 0 && `${need} need you`, wait > 0 && `${wait} waiting`].filter(Boolean).join(", ")}
      </Link>
    </div>
  );
}
