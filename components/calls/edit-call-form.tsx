"use client";

import Link from "next/link";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { editCallAction } from "@/lib/calls/actions";
import { callEditIn, callTexts } from "@/lib/calls/form";
import type { CallView } from "@/lib/calls/schema";
import { CALL_TYPES, OUTCOMES } from "@/lib/enums";
import { errorOf, type FormState, seqOf } from "@/lib/forms";
import { CALL_TYPE_LABELS, OUTCOME_LABELS } from "@/lib/labels";
import { fetchApi } from "@/lib/offline/fetch-api";

const editCall = () => import("@/lib/calls/commands/edit-call").then((module) => module.editCall);

/** Corrects a call; only what was changed is sent. */
export function EditCallForm({ operationId, ...props }: { call: CallView; operationId: string }) {
  const go = useGo();
  const [call] = useState(props.call);
  const { settings } = useKnown();
  const was = callTexts(call, settings.timeZone);
  return (
    <CommandForm
      className="grid max-w-2xl gap-5"
      action={editCallAction}
      command={editCall}
      operationId={operationId}
      input={callEditIn}
      draft={`call ${call.id} ${call.seq}`}
      theirs={() => callNow(call.id, settings.timeZone)}
      done="Saved."
      onDone={() => go.push(`/calls/${call.id}`)}
    >
      {(state, pending) => {
        const value = (name: string) => state.values[name] ?? was[name] ?? "";
        const field = (name: string) => ({ name, error: errorOf(state, name, (told) => asRead(name, told)) });
        return (
          <>
            <input type="hidden" name="id" value={call.id} />
            <input type="hidden" name="seq" value={seqOf(state, call.seq)} />
            <input type="hidden" name="was" value={JSON.stringify(was)} />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field {...field("outcome")} label="Outcome">
                <NativeSelect defaultValue={value("outcome")}>
                  {!call.outcome && <option value="">None yet</option>}
                  {OUTCOMES.map((outcome) => (
                    <option key={outcome} value={outcome}>
                      {OUTCOME_LABELS[outcome]}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
              <Field {...field("callType")} label="Type">
                <NativeSelect defaultValue={value("callType")}>
                  {CALL_TYPES.map((type) => (
                    <option key={type} value={type}>
                      {CALL_TYPE_LABELS[type]}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
              <Field {...field("startTime")} label="Started" hint={`${settings.timeZone} time`}>
                <Input type="datetime-local" required defaultValue={value("startTime")} />
              </Field>
              <Field {...field("duration")} label="Minutes">
                <Input inputMode="decimal" autoComplete="off" dir="ltr" defaultValue={value("duration")} />
              </Field>
              <Field {...field("nextAction")} label="Next action" optional>
                <Input maxLength={500} dir="auto" autoComplete="off" defaultValue={value("nextAction")} />
              </Field>
              <Field {...field("nextActionDate")} label="When" optional>
                <Input type="datetime-local" defaultValue={value("nextActionDate")} />
              </Field>
            </div>
            <Field {...field("notes")} label="Notes" optional>
              <Textarea rows={5} maxLength={10_000} dir="auto" defaultValue={value("notes")} />
            </Field>
            <label htmlFor="moveLead" className="flex items-center gap-2 text-muted-foreground text-sm">
              <Checkbox id="moveLead" name="moveLead" /> If the outcome changes, move the lead’s status with it
            </label>
            <div className="flex gap-2">
              <Button type="submit" disabled={pending}>
                Save
              </Button>
              <Button asChild variant="ghost">
                <Link href={`/calls/${call.id}`} data-cancel>
                  Cancel
                </Link>
              </Button>
            </div>
          </>
        );
      }}
    </CommandForm>
  );
}

/** What a control's value is called on the screen. */
function asRead(name: string, value: string): string {
  const labels: Record<string, Record<string, string>> = { outcome: OUTCOME_LABELS, callType: CALL_TYPE_LABELS };
  return labels[name]?.[value] ?? (name.endsWith("Time") || name.endsWith("Date") ? value.replace("T", " ") : value);
}

async function callNow(id: string, timeZone: string): Promise<FormState["theirs"]> {
  const { data } = await fetchApi<{ data: CallView }>(`/api/calls/${id}`);
  return { seq: data.seq, values: callTexts(data, timeZone) };
}
