"use client";

import { cn } from "@/components/ui/cn";
import { type LiveStatus as Status, useLiveStatus } from "@/lib/realtime/live-store";

/** Whether what is on screen keeps up with what others do. */
export function LiveStatus({ className }: { className?: string }) {
  const { label, hint, dot } = WORDS[useLiveStatus()];
  return (
    <p
      title={hint}
      data-slot="live-status"
      className={cn("flex items-center gap-1.5 text-2xs text-muted-foreground", className)}
    >
      <span aria-hidden className={cn("size-1.5 shrink-0 rounded-full", dot)} />
      {label}
    </p>
  );
}

const WORDS: Record<Status, { label: string; hint: string; dot: string }> =
  // `next dev` cannot run the hub's Durable Object
  process.env.NODE_ENV === "development"
    ? { live: notInDev(), "catching-up": notInDev(), offline: notInDev() }
    : {
        live: { label: "Live", hint: "Changes of others appear here at once.", dot: "bg-success" },
        "catching-up": { label: "Catching up", hint: "Reading what others changed meanwhile.", dot: "bg-warning" },
        offline: { label: "Offline", hint: "Changes of others appear when you are connected again.", dot: "bg-input" },
      };

function notInDev() {
  return { label: "Not live in dev", hint: "Use npm start to see changes of others at once.", dot: "bg-input" };
}
