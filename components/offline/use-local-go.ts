"use client";

import { useEffect, useMemo, useState } from "react";
import type { Go } from "@/components/session/use-go";

/**
 * Going from page to page without a server: links and commands change the address, and the views follow it. Once the
 * server answers again, the next step leads back to its pages; nothing is reloaded under what someone types.
 */
export function useLocalGo(connected: boolean): { address: string; go: Go } {
  const [address, setAddress] = useState(here);
  const go = useMemo<Go>(
    () => ({
      push(href) {
        if (connected) return window.location.assign(href);
        window.history.pushState(null, "", new URL(href, window.location.href));
        setAddress(here());
        window.scrollTo(0, 0);
      },
      refresh() {},
    }),
    [connected],
  );
  useEffect(() => {
    const back = () => setAddress(here());
    const click = (event: MouseEvent) => {
      const href = followed(event);
      if (!href) return;
      event.preventDefault();
      go.push(href);
    };
    window.addEventListener("popstate", back);
    // Before Next's own links hear of it: they would ask the server for the page.
    document.addEventListener("click", click, { capture: true });
    return () => {
      window.removeEventListener("popstate", back);
      document.removeEventListener("click", click, { capture: true });
    };
  }, [go]);
  return { address, go };
}

function here(): string {
  return typeof window === "undefined" ? "" : window.location.pathname + window.location.search;
}

/** The page of ours that a plain click on a link asks for. */
function followed(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return null;
  return link.getAttribute("href")?.startsWith("#") ? null : link.href;
}
