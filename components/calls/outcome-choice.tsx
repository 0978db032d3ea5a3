"use client";

import { ArrowRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { isTyping } from "@/components/forms/use-list-keys";
import { Checkbox } from "@/components/ui/checkbox";
import { Kbd } from "@/components/ui/kbd";
import { Label } from "@/components/ui/label";
import { statusAfter } from "@/lib/calls/rules";
import { type LeadStatus, OUTCOMES, type Outcome } from "@/lib/enums";
import { LEAD_STATUS_LABELS, OUTCOME_LABELS } from "@/lib/labels";

interface Props {
  /** The lead's, to say beside each outcome where it takes it. */
  status: LeadStatus;
  value: Outcome | null;
  onChange(outcome: Outcome): void;
  error?: string | undefined;
  /** What was chosen before a refusal, without JavaScript. */
  was?: string | undefined;
  /** Whether the move was declined before a refusal, without JavaScript. */
  kept?: boolean;
}

/** How the call ended: real radio buttons, one tap or one of the keys 1–6. */
export function OutcomeChoice({ status, value, onChange, error, was, kept }: Props) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // What was chosen before the script arrived.
    const chosen = OUTCOMES.find((outcome) => group.current?.querySelector(`[value=${outcome}]:checked`));
    if (chosen && chosen !== value) onChange(chosen);
  }, [value, onChange]);
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
              aria-labelledby={`${outcome}-label`}
              aria-describedby={statusAfter(status, outcome) === status ? undefined : `${outcome}-move`}
            />
            <span className="min-w-0 flex-1 py-1.5 leading-tight">
              <span id={`${outcome}-label`}>{OUTCOME_LABELS[outcome]}</span>
              <Move id={`${outcome}-move`} from={status} to={statusAfter(status, outcome)} />
            </span>
            <Kbd className="max-md:hidden">{index + 1}</Kbd>
          </label>
        ))}
      </div>
      {error && (
        <p id="outcome-error" className="text-destructive text-xs">
          {error}
        </p>
      )}
      <noscript>
        {OUTCOMES.some((outcome) => statusAfter(status, outcome) !== status) && (
          <Label htmlFor="keepStatus">
            <Checkbox id="keepStatus" name="keepStatus" defaultChecked={kept} /> Leave the lead’s status as it is
          </Label>
        )}
      </noscript>
    </fieldset>
  );
}

function Move({ id, from, to }: { id: string; from: LeadStatus; to: LeadStatus }) {
  if (from === to) return null;
  return (
    <span id={id} className="flex items-center gap-1 font-normal text-muted-foreground text-xs">
      <span className="sr-only">Lead becomes </span>
      <ArrowRight aria-hidden className="size-3 shrink-0 rtl:rotate-180" />
      {LEAD_STATUS_LABELS[to]}
    </span>
  );
}
