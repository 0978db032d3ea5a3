"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * The time by the server's clock: what it said when the page was made (`now`), and what passed since. A change that is
 * sent an hour later still says when it was.
 */
export function useServerClock(now: string): () => string {
  const opened = useRef<number>(null);
  useEffect(() => {
    opened.current ??= performance.now();
  }, []);
  return useCallback(() => {
    const passed = opened.current === null ? 0 : performance.now() - opened.current;
    return new Date(Date.parse(now) + passed).toISOString();
  }, [now]);
}
