"use client";

import { useEffect, useState } from "react";

const EACH = 20_000;
const PATIENCE = 5000;

/** Whether the server answers: asked at the start, when the network or the person comes back, and now and then. */
export function useConnected(): boolean {
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const ask = async () => {
      const answer = fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      setConnected(await answer.then(({ ok }) => ok).catch(() => false));
    };
    ask();
    const timer = setInterval(ask, EACH);
    for (const event of ["online", "offline", "focus"]) window.addEventListener(event, ask);
    return () => {
      clearInterval(timer);
      for (const event of ["online", "offline", "focus"]) window.removeEventListener(event, ask);
    };
  }, []);
  return connected;
}
