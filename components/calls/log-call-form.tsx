"use client";

import Link from "next/link";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { logCallAction } from "@/lib/calls/actions";
import { loggedCallIn } from "@/lib/calls/form";
import { CALL_TYPES, type LeadStatus, type Outcome } from "@/lib/enums";
import { CALL_TYPE_LABELS } from "@/lib/labels";
import { NextStep } from "./next-step";
import { OutcomeChoice } from "./outcome-choice";
import { StartAndLength } from "./start-and-length";
import { StatusMove } from "./status-move";

const logCall = () => import("@/lib/calls/commands/log-call").then((module) => module.logCall);

interface Props {
  id: string;
  operationId: string;
  leadId: string;
  status: LeadStatus;
  now: string;
}

/** A call that was made without us: when, how long, and how it ended. */
export function LogCallForm({ id, operationId, leadId, status, now }: Props) {
  const go = useGo();
  const { settings } = useKnown();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <CommandForm
      className="grid max-w-2xl gap-5"
      action={logCallAction}
      command={logCall}
      operationId={operationId}
      input={loggedCallIn}
      draft={`earlier call ${leadId}`}
      done="Call logged."
      onDone={() => go.push(`/leads/${leadId}`)}
    >
      {(state, pending) => (
        <>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="leadId" value={leadId} />
          <div className="grid gap-4 sm:grid-cols-3">
            <StartAndLength now={now} timeZone={settings.timeZone} state={state} />
            <Field name="callType" label="Type" error={state.fields?.callType ?? null}>
              <NativeSelect defaultValue={state.values.callType ?? "outbound"}>
                {CALL_TYPES.map((type) => (
                  <option key={type} value={type}>
                    {CALL_TYPE_LABELS[type]}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          </div>
          <OutcomeChoice
            status={status}
            value={outcome}
            onChange={setOutcome}
            error={state.fields?.outcome}
            was={state.values.outcome}
            kept={state.values.keepStatus === "on"}
          />
          <Field name="notes" label="Notes" optional error={state.fields?.notes ?? null}>
            <Textarea rows={4} maxLength={10_000} dir="auto" defaultValue={state.values.notes ?? ""} />
          </Field>
          <NextStep outcome={outcome} now={now} timeZone={settings.timeZone} state={state} />
          <StatusMove status={status} outcome={outcome} />
          <div className="flex gap-2">
            <Button type="submit" disabled={pending}>
              Log call
            </Button>
            <Button asChild variant="ghost">
              <Link href={`/leads/${leadId}`} data-cancel>
                Cancel
              </Link>
            </Button>
          </div>
        </>
      )}
    </CommandForm>
  );
}
