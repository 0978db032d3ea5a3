"use client";

import { useEffect, useRef } from "react";

/**
 * Keys of a list: j and k (or the arrows, once in the list) walk its row links, c calls the row's lead, / goes to the
 * search. Nothing while typing.
 */
export function useListKeys() {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const links = [...(body.current?.querySelectorAll<HTMLElement>("[data-slot=table-link]") ?? [])];
      const row = document.activeElement?.closest("tr");
      const at = links.findIndex((link) => row?.contains(link));
      const inList = at >= 0;
      if (event.key === "j" || (inList && event.key === "ArrowDown"))
        focus(links[Math.min(at + 1, links.length - 1)], event);
      else if (event.key === "k" || (inList && event.key === "ArrowUp")) focus(links[Math.max(at - 1, 0)], event);
      else if (event.key === "c" && inList) row?.querySelector<HTMLElement>("[data-call]")?.click();
      else if (event.key === "/") focus(document.querySelector<HTMLElement>("[data-search]"), event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return body;
}

/** Whether a key belongs to a control rather than to the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]")
  );
}

function focus(element: HTMLElement | null | undefined, event: KeyboardEvent): void {
  if (!element) return;
  event.preventDefault();
  element.focus();
}
