"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "@/components/forms/use-list-keys";
import { Kbd } from "@/components/ui/kbd";
import { OUTCOMES, type Outcome } from "@/lib/enums";
import { OUTCOME_LABELS } from "@/lib/labels";

interface Props {
  value: Outcome | null;
  onChange(outcome: Outcome): void;
  error?: string | undefined;
  /** What was chosen before a refusal, without JavaScript. */
  was?: string | undefined;
}

/** How the call ended: real radio buttons, one tap or one of the keys 1–6. */
export function OutcomeChoice({ value, onChange, error, was }: Props) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const outcome = /^[1-6]$/.test(event.key) ? OUTCOMES[Number(event.key) - 1] : undefined;
      if (!outcome) return;
      event.preventDefault();
      const choice = group.current?.querySelector<HTMLInputElement>(`[value=${outcome}]`);
      choice?.focus();
      choice?.click();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <fieldset ref={group} className="grid gap-2" aria-describedby={error ? "outcome-error" : undefined}>
      <legend className="mb-1.5 font-medium text-sm">Outcome</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {OUTCOMES.map((outcome, index) => (
          <label
            key={outcome}
            className="flex min-h-11 cursor-pointer items-center gap-2 rounded-md border bg-card px-3 text-sm shadow-xs hover:bg-accent has-checked:border-primary has-checked:bg-primary-soft has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name="outcome"
              value={outcome}
              required
              defaultChecked={(value ?? was) === outcome}
              onChange={() => onChange(outcome)}
              className="size-4 accent-primary"
              aria-invalid={error ? true : undefined}
            />
            <span className="flex-1">{OUTCOME_LABELS[outcome]}</span>
            <Kbd className="max-md:hidden">{index + 1}</Kbd>
          </label>
        ))}
      </div>
      {error && (
        <p id="outcome-error" className="text-destructive text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
