"use client";

import { useEffect, useRef, useState } from "react";

/**
 * Whole seconds since `start` by the server's clock: `now` is what it said when the page was made, and only the time
 * passed since then is the device's own. Stops while not `running`, without forgetting.
 */
export function useElapsed(start: string, now: string, running: boolean): number {
  const already = Math.max(0, Math.floor((Date.parse(now) - Date.parse(start)) / 1000));
  const opened = useRef<number>(null);
  const [elapsed, setElapsed] = useState(already);
  useEffect(() => {
    opened.current ??= performance.now();
    if (!running) return;
    const tick = () => setElapsed(already + Math.floor((performance.now() - (opened.current ?? 0)) / 1000));
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [running, already]);
  return elapsed;
}
