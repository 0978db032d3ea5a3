"use client";

import { type DehydratedState, HydrationBoundary, hydrate, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";

/**
 * Lays what the server drew into the browser's cache. `HydrationBoundary` does so for what is known already only once the
 * views stand, and what was stale until then they would ask for again; so what no view shows is laid down before them.
 */
export function Drawn({ state, children }: { state: DehydratedState; children: ReactNode }) {
  const client = useQueryClient();
  useMemo(() => {
    const cache = client.getQueryCache();
    const queries = state.queries.filter(({ queryHash }) => cache.get(queryHash)?.getObserversCount() === 0);
    hydrate(client, { queries });
  }, [client, state]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
