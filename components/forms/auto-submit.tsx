"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useRef, useState, useTransition } from "react";

/**
 * A GET form whose choices apply at once, and typing after a pause. Without JavaScript its button does it; with it the
 * button goes.
 */
export function AutoSubmit({ children, className, ...props }: ComponentProps<"form">) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();
  const [ready, setReady] = useState(false);

  useEffect(() => setReady(true), []);

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
        const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
        clearTimeout(timer.current);
        timer.current = setTimeout(apply, typing ? 300 : 0);
      }}
    >
      {children}
    </form>
  );
}
