"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useKnown } from "@/components/session/known";
import { dropOldDrafts, forgetDraft, keepDraft, readDraft } from "@/lib/offline/drafts";
import { type Control, controlsOf, fill, textOf } from "./controls";

/**
 * Keeps what is typed into a form on this device until it is saved or cancelled (`data-cancel`): leaving the page, or
 * losing it, loses nothing. `restored` says that something was brought back.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, name: string | undefined) {
  const { actor } = useKnown();
  const [restored, setRestored] = useState(false);
  const opened = useRef<Map<Control, string | null>>(null);
  const forget = useCallback(() => {
    setRestored(false);
    if (name) forgetDraft(localStorage, { person: actor.id, form: name });
  }, [actor.id, name]);

  useEffect(() => {
    const element = form.current;
    if (!name || !element) return;
    const draft = { person: actor.id, form: name };
    opened.current ??= new Map(controlsOf(element).map((control) => [control, textOf(control)]));
    const keep = () => {
      const typed = controlsOf(element).flatMap((control) => {
        const text = textOf(control);
        return text === null || text === (opened.current?.get(control) ?? "") ? [] : [[control.name, text]];
      });
      keepDraft(localStorage, draft, Object.fromEntries(typed), Date.now());
    };
    const cancel = ({ target }: Event) => {
      if (target instanceof Element && target.closest("[data-cancel]")) forgetDraft(localStorage, draft);
    };
    dropOldDrafts(localStorage, Date.now());
    const kept = readDraft(localStorage, draft);
    const missing = controlsOf(element).filter(({ name }) => name in kept);
    for (const control of missing) fill(control, kept[control.name] ?? "");
    setRestored(missing.length > 0);
    element.addEventListener("input", keep);
    element.addEventListener("click", cancel);
    return () => {
      element.removeEventListener("input", keep);
      element.removeEventListener("click", cancel);
    };
  }, [form, name, actor.id]);

  return { restored, forget };
}
