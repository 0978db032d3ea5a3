import type { Page } from "@playwright/test";
import type { QueryClient } from "@tanstack/react-query";

/** What the views of a tab asked TanStack Query for. */
export interface Asked {
  /** Observers that came to a query, and queries that were read again under an observer's eyes. */
  asks: number;
  /** Of these, those that were answered by a request; by query key. */
  missed: string[];
}

/** Counts from now on what a page's views ask its cache for, until the page is loaded anew. */
export async function watchQueries(page: Page): Promise<() => Promise<Asked>> {
  const asked = await page.evaluateHandle(() => {
    interface Fiber {
      memoizedProps?: { client?: QueryClient };
      child: Fiber | null;
      sibling: Fiber | null;
    }
    const root = Object.entries(document).find(([name]) => name.startsWith("__reactContainer$"))?.[1] as Fiber;
    const found = (fiber: Fiber | null): QueryClient | null => {
      for (let one = fiber; one; one = one.sibling) {
        const { client = null } = one.memoizedProps ?? {};
        const here = client?.getQueryCache ? client : found(one.child);
        if (here) return here;
      }
      return null;
    };
    const client = found(root);
    if (!client) throw new Error("This page has no query cache.");
    const counted: Asked = { asks: 0, missed: [] };
    let coming: unknown = null;
    client.getQueryCache().subscribe((event) => {
      // What only looks at the cache, and would never read, cannot miss.
      if (event.type === "observerAdded" && event.observer.options.enabled !== false) {
        counted.asks += 1;
        coming = event.query;
        queueMicrotask(() => {
          coming = null;
        });
      }
      if (event.type === "updated" && event.action.type === "fetch") {
        if (coming !== event.query) counted.asks += 1;
        counted.missed.push(JSON.stringify(event.query.queryKey));
      }
    });
    return counted;
  });
  return () => asked.jsonValue();
}
