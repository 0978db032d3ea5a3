"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { QueueWatch } from "@/components/sync/queue-watch";
import { answerFrom } from "@/lib/offline/fetch-api";
import type { Known } from "@/lib/offline/foresee";
import { keepReplica } from "@/lib/offline/keep-replica";
import { Queue } from "@/lib/offline/queue";
import { QueueProvider } from "@/lib/offline/use-queue";
import { KnownProvider } from "./known";

const Toaster = dynamic(() => import("@/components/ui/toaster").then((module) => module.Toaster), { ssr: false });
const MINUTE = 60_000;
/** Also without a network: what the server does not answer, the device may. */
const QUERIES = { staleTime: 5 * MINUTE, gcTime: 10 * MINUTE, retry: 1, networkMode: "always" } as const;

/** What every signed-in page stands in: the browser's cache, who is signed in, and a place for toasts. */
export function Providers({ known, children }: { known: Known; children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: QUERIES } }));
  const [queue] = useState(() => new Queue(known.actor));
  useEffect(() => {
    const stop = queue.start();
    const rest = keepReplica(queue);
    answerFrom(async (path) => {
      const [{ answerLocally }, { knownRows }] = await Promise.all([
        import("@/lib/offline/local-api"),
        import("@/lib/offline/known-rows"),
      ]);
      const rows = await knownRows(await queue.store(), known.actor);
      return answerLocally(rows, known.actor.id, path, new Date().toISOString());
    });
    return () => {
      stop();
      rest();
      answerFrom(null);
    };
  }, [queue, known]);
  return (
    <QueryClientProvider client={client}>
      <KnownProvider known={known}>
        <QueueProvider value={queue}>
          {children}
          <QueueWatch />
          <Toaster />
        </QueueProvider>
      </KnownProvider>
    </QueryClientProvider>
  );
}
