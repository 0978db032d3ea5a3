"use client";

import { useRef } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { parseAmount } from "@/lib/amount";
import type { FormState } from "@/lib/forms";
import { toWallClock } from "@/lib/time";

const MINUTES = 5;

/** When an earlier call began and how long it took. As long as the start is left alone, the call has just ended. */
export function StartAndLength({ now, timeZone, state }: { now: string; timeZone: string; state: FormState }) {
  const start = useRef<HTMLInputElement>(null);
  const suggested = useRef<HTMLInputElement>(null);
  const startOf = (minutes: number) =>
    toWallClock(new Date(Date.parse(now) - minutes * 60_000).toISOString(), timeZone);
  const suggest = (typed: string) => {
    const minutes = parseAmount(typed);
    if (!start.current || !suggested.current || minutes === null || minutes < 0 || minutes > 1440) return;
    if (start.current.value !== suggested.current.value) return;
    suggested.current.value = startOf(minutes);
    start.current.value = suggested.current.value;
  };
  return (
    <>
      <input type="hidden" name="justEnded" value={state.values.justEnded ?? now} />
      <input
        ref={suggested}
        type="hidden"
        name="suggestedStart"
        defaultValue={state.values.suggestedStart ?? startOf(MINUTES)}
      />
      <Field
        name="startTime"
        label="Started"
        error={state.fields?.startTime ?? null}
        hint={`${timeZone} time. Unless you change it, the call has just ended`}
      >
        <Input ref={start} type="datetime-local" required defaultValue={state.values.startTime ?? startOf(MINUTES)} />
      </Field>
      <Field name="duration" label="Minutes" error={state.fields?.duration ?? null}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          required
          defaultValue={state.values.duration ?? String(MINUTES)}
          onChange={(event) => suggest(event.target.value)}
        />
      </Field>
    </>
  );
}
