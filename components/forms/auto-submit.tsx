"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ComponentProps, useCallback, useEffect, useRef, useState, useTransition } from "react";

/**
 * A GET form whose choices apply at once, and typing after a pause. Without JavaScript its button does it; with it the
 * button goes.
 */
export function AutoSubmit({ children, className, ...props }: ComponentProps<"form">) {
  const router = useRouter();
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
    start(() => router.push(query ? `?${query}` : "?", { scroll: false }));
  }, [router]);

  // A link may have changed the filter: every control but the one in use shows what the address says. What was chosen
  // before the script arrived is not undone but applied.
  useEffect(() => {
    const stale = controlsOf(form.current).filter((control) => control.value !== valueIn(params, control.name));
    if (!started.current) {
      started.current = true;
      if (stale.length > 0) apply();
      return;
    }
    for (const control of stale) {
      if (control !== document.activeElement) control.value = valueIn(params, control.name);
    }
  }, [params, apply]);

  return (
    <form
      ref={form}
      {...props}
      className={className}
      aria-busy={pending}
      data-ready={ready || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      onChange={(event) => {
        const typing = event.target instanceof HTMLInputElement;
        clearTimeout(timer.current);
        timer.current = setTimeout(apply, typing ? 400 : 0);
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

/** What the address says of one control; of several values, the first. */
function valueIn(params: URLSearchParams, name: string): string {
  return params.get(name)?.split(",")[0] ?? "";
}
