"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type ComponentProps, useEffect, useRef, useState, useTransition } from "react";

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

  useEffect(() => setReady(true), []);

  // A link may have changed the filter: every control but the one in use shows what the address says.
  useEffect(() => {
    for (const control of form.current?.elements ?? []) {
      if (control === document.activeElement) continue;
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
        if (control.name) control.value = params.get(control.name)?.split(",")[0] ?? "";
      }
    }
  }, [params]);

  const apply = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const filled = [...new FormData(form.current)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(filled as [string, string][]).toString();
    start(() => router.push(query ? `?${query}` : "?", { scroll: false }));
  };

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
