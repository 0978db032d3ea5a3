"use client";

import { useEffect } from "react";
import { letGo } from "@/lib/offline/renewing-fetch";

const EVERY = 40_000;

/** Keeps the local mode's session fresh, as Clerk's script keeps Clerk's: before it ends, and when the page wakes. */
export function LocalSession() {
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState !== "visible") return;
      fetch("/local/refresh", { method: "POST" })
        .then(letGo)
        .catch(() => null);
    };
    const timer = setInterval(refresh, EVERY);
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("online", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("online", refresh);
    };
  }, []);
  return null;
}
