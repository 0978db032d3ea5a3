"use client";

import { useEffect, useState } from "react";

const EACH = 20_000;
const PATIENCE = 5000;

/** Whether the server answers: asked at the start, when the network or the person comes back, and now and then. */
export function useConnected(): boolean {
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const ask = async () => {
      setConnected(await answers().catch(() => false));
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

/** Read to its end: a portal's page with status 200 is no answer of ours. */
async function answers(): Promise<boolean> {
  const response = await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  await response.json();
  return response.ok;
}
