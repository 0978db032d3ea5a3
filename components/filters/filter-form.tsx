"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useRef, useState, useTransition } from "react";
import { useGo } from "@/components/session/use-go";

/**
 * The filters of a list: a GET form whose choices apply at once, and typing after a pause. Without JavaScript its
 * buttons do it; with it they go.
 */
export function FilterForm({ children }: { children: ReactNode }) {
  const go = useGo();
  const path = usePathname();
  const params = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();
  const [ready, setReady] = useState(false);
  const started = useRef(false);

  useEffect(() => setReady(true), []);

  const apply = useCallback(() => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const filled = [...new FormData(form.current)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(filled as [string, string][]).toString();
    start(() => go.push(query ? `${path}?${query}` : path, { scroll: false }));
  }, [go, path]);

  // A link may have changed the filter: every control but the one in use shows what the address says. What was chosen
  // before the script arrived is not undone but applied.
  useEffect(() => {
    const controls = controlsOf(form.current);
    if (!started.current) {
      started.current = true;
      if (controls.some(isTouched)) apply();
      return;
    }
    for (const control of controls) if (control !== document.activeElement) show(control, params);
  }, [params, apply]);

  return (
    <form
      ref={form}
      aria-label="Filters"
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 pb-3 md:flex md:flex-wrap md:items-center"
      aria-busy={pending}
      data-ready={ready || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        form.current?.querySelector<HTMLElement>(":popover-open")?.hidePopover();
        apply();
      }}
      onChange={({ target }) => {
        clearTimeout(timer.current);
        // Half a word finds nothing where the whole one is asked for: it applies when the field is left.
        if (target instanceof HTMLInputElement && target.list) return;
        const typing = target instanceof HTMLInputElement && target.type !== "checkbox";
        timer.current = setTimeout(apply, typing ? 400 : 0);
      }}
      onBlur={({ target }) => {
        if (target instanceof HTMLInputElement && target.list && target.value !== (params.get(target.name) ?? ""))
          apply();
      }}
    >
      {children}
    </form>
  );
}

type Control = HTMLInputElement | HTMLSelectElement;

function controlsOf(form: HTMLFormElement | null): Control[] {
  return [...(form?.elements ?? [])].flatMap((element) => {
    const control = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    return control && element.name ? [element] : [];
  });
}

/** Whether a control says something else than the page it came with. */
function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  return control.type === "checkbox"
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

/** Sets a control to what the address says of it; the values of checkboxes share one name, with commas or without. */
function show(control: Control, params: URLSearchParams): void {
  if (control instanceof HTMLInputElement && control.type === "checkbox") {
    const said = params.getAll(control.name).flatMap((value) => value.split(","));
    control.checked = said.includes(control.value);
  } else control.value = params.get(control.name) ?? "";
}
