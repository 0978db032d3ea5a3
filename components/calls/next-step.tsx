"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { defaultNextAction, inDays } from "@/lib/calls/rules";
import type { Outcome } from "@/lib/enums";
import type { FormState } from "@/lib/forms";
import { toWallClock } from "@/lib/time";

interface Props {
  outcome: Outcome | null;
  now: string;
  timeZone: string;
  state: FormState;
}

/** What comes next and when: the outcome's usual is filled in, one tap takes another, any time can be typed. */
export function NextStep({ outcome, now, timeZone, state }: Props) {
  const usual = outcome ? defaultNextAction(outcome, now, timeZone) : null;
  const wall = (instant: string | null | undefined) => (instant ? toWallClock(instant, timeZone) : "");
  const [when, setWhen] = useState(state.values.nextActionDate ?? wall(usual?.nextActionDate));
  const [action, setAction] = useState(state.values.nextAction ?? usual?.nextAction ?? "");
  const [meant, setMeant] = useState({ when: false, action: false });
  const [seen, setSeen] = useState(outcome);
  if (seen !== outcome) {
    // Another outcome brings its own usual, but never over what the person typed or chose.
    setSeen(outcome);
    if (!meant.when) setWhen(wall(usual?.nextActionDate));
    if (!meant.action) setAction(usual?.nextAction ?? "");
  }
  const choose = (instant: string) => {
    setWhen(wall(instant));
    setMeant((before) => ({ ...before, when: true }));
  };
  const required = outcome === "demo-booked" || outcome === "callback-requested";
  const chips = outcome ? chipsFor(outcome, now, timeZone) : [];
  if (outcome === "not-interested") return <input type="hidden" name="plan" value="none" />;
  const none = outcome !== null && when === "" && action === "";
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Next</legend>
      <input type="hidden" name="plan" value={none ? "none" : "auto"} />
      {chips.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {chips.map(({ label, instant }) => (
            <Button
              key={label}
              type="button"
              size="sm"
              variant={when === wall(instant) ? "secondary" : "outline"}
              aria-pressed={when === wall(instant)}
              onClick={() => choose(instant)}
            >
              {label}
            </Button>
          ))}
          {!required && (
            <Button
              type="button"
              size="sm"
              variant="ghost"
              onClick={() => {
                setWhen("");
                setAction("");
                setMeant({ when: true, action: true });
              }}
            >
              Nothing
            </Button>
          )}
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="nextAction" label="Action" optional error={state.fields?.nextAction ?? null}>
          <Input
            value={action}
            onChange={(event) => {
              setAction(event.target.value);
              setMeant((before) => ({ ...before, action: true }));
            }}
            maxLength={500}
            dir="auto"
            autoComplete="off"
          />
        </Field>
        <Field
          name="nextActionDate"
          label={outcome === "demo-booked" ? "Demo at" : "When"}
          optional={!required}
          hint={`${timeZone} time`}
          error={state.fields?.nextActionDate ?? null}
        >
          <Input
            type="datetime-local"
            value={when}
            onChange={(event) => {
              setWhen(event.target.value);
              setMeant((before) => ({ ...before, when: true }));
            }}
            required={required}
          />
        </Field>
      </div>
    </fieldset>
  );
}

const HOUR = 3_600_000;

function chipsFor(outcome: Outcome, now: string, timeZone: string): { label: string; instant: string }[] {
  const hours = (count: number) => new Date(Date.parse(now) + count * HOUR).toISOString();
  const days = (count: number) => inDays(count, now, timeZone);
  switch (outcome) {
    case "no-answer":
    case "busy":
      return [
        { label: "In 1 hour", instant: hours(1) },
        { label: "In 3 hours", instant: hours(3) },
        { label: "Tomorrow", instant: days(1) },
      ];
    case "callback-requested":
      return [
        { label: "In 1 hour", instant: hours(1) },
        { label: "In 3 hours", instant: hours(3) },
        { label: "Tomorrow", instant: days(1) },
      ];
    case "follow-up-scheduled":
      return [
        { label: "+1 day", instant: days(1) },
        { label: "+3 days", instant: days(3) },
        { label: "+7 days", instant: days(7) },
      ];
    case "demo-booked":
      return [
        { label: "Tomorrow", instant: days(1) },
        { label: "+2 days", instant: days(2) },
        { label: "+7 days", instant: days(7) },
      ];
    case "not-interested":
      return [];
  }
}
