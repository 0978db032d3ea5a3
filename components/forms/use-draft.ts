"use client";

import { useCallback, useEffect, useRef } from "react";

/**
 * Keeps what is typed into a text area on this device until it is saved: leaving the page, or losing it, loses nothing.
 * Give `field` to the text area as its ref, and `forget` once the text is on the server.
 */
export function useDraft(name: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  const key = `draft ${name}`;
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    const draft = localStorage.getItem(key);
    if (draft && !area.value.includes(draft)) area.value = draft;
    const keep = () => localStorage.setItem(key, area.value);
    area.addEventListener("input", keep);
    return () => area.removeEventListener("input", keep);
  }, [key]);
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  return { field, forget };
}
