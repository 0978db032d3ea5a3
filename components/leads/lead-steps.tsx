"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { isTyping } from "@/components/forms/use-list-keys";
import { Button } from "@/components/ui/button";
import { listSuffix } from "@/lib/leads/list-suffix";
import { useNeighbours } from "./use-neighbours";

interface Step {
  id: string;
  name: string;
}

/** Previous and next lead of the list one came from: by thumb, or by k and j. */
export function LeadSteps({
  id,
  list,
  ...found
}: {
  id: string;
  previous: Step | null;
  next: Step | null;
  list: string;
}) {
  const { previous, next } = useNeighbours(id, list, found);
  const links = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const rel = { j: "next", k: "prev" }[event.key];
      if (rel) links.current?.querySelector<HTMLElement>(`a[rel=${rel}]`)?.click();
      if (event.key === "c") document.querySelector<HTMLElement>("[data-call]")?.click();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <div ref={links} className="flex">
      <StepLink step={previous} rel="prev" label="Previous lead" list={list} />
      <StepLink step={next} rel="next" label="Next lead" list={list} />
    </div>
  );
}

function StepLink({
  step,
  rel,
  label,
  list,
}: {
  step: Step | null;
  rel: "prev" | "next";
  label: string;
  list: string;
}) {
  const Icon = rel === "prev" ? ChevronUp : ChevronDown;
  return (
    <Button asChild={step !== null} variant="ghost" size="icon" disabled={!step} aria-label={step ? undefined : label}>
      {step ? (
        <Link href={`/leads/${step.id}${listSuffix(list)}`} rel={rel} aria-label={`${label}: ${step.name}`}>
          <Icon aria-hidden />
        </Link>
      ) : (
        <Icon aria-hidden />
      )}
    </Button>
  );
}
