"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { EXPORT_FORMATS, SCHEDULES } from "@/lib/enums";
import { errorOf, type FormState } from "@/lib/forms";
import { EXPORT_FORMAT_LABELS, SCHEDULE_LABELS } from "@/lib/labels";
import { editSavedReportAction, removeSavedReportAction, saveReportAction } from "@/lib/saved-reports/actions";
import type { SavedReport } from "@/lib/saved-reports/schema";

type Kept = Pick<SavedReport, "id" | "name" | "schedule" | "format">;

/** A report that is saved with its kind and what its address asks for (`query`, JSON); without them, one that is changed. */
interface Props {
  report: Kept;
  saving?: Pick<SavedReport, "kind" | "query">;
  operationId: string;
}

/** Its name, when it is made by itself, and as which file. A server action takes it, with or without JavaScript. */
export function SavedReportForm({ report, saving, operationId }: Props) {
  const [state, post, pending] = useActionState(saving ? saveReportAction : editSavedReportAction, {
    operationId,
    values: {},
  });
  const { values } = state;
  return (
    <form action={post} aria-label={saving ? "Save report" : "Saved report"} aria-busy={pending} className="grid gap-4">
      <input type="hidden" name="operationId" value={state.operationId} />
      <input type="hidden" name="id" value={report.id} />
      {saving && (
        <>
          <input type="hidden" name="kind" value={saving.kind} />
          <input type="hidden" name="query" value={saving.query} />
        </>
      )}
      {state.message && <Alert variant="destructive" title={[state.message, ...unseen(state)].join(" ")} />}
      <Field name="name" label="Name" error={errorOf(state, "name")}>
        <Input required maxLength={80} dir="auto" autoComplete="off" defaultValue={values.name ?? report.name} />
      </Field>
      <Field
        name="schedule"
        label="Made by itself"
        hint="At 06:00 where the organisation is. The file stands in your exports, and stays for 7 days."
        error={errorOf(state, "schedule")}
      >
        <NativeSelect defaultValue={values.schedule ?? report.schedule}>
          {SCHEDULES.map((schedule) => (
            <option key={schedule} value={schedule}>
              {SCHEDULE_LABELS[schedule]}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field name="format" label="As" error={errorOf(state, "format")}>
        <NativeSelect defaultValue={values.format ?? report.format}>
          {EXPORT_FORMATS.map((format) => (
            <option key={format} value={format}>
              {EXPORT_FORMAT_LABELS[format]}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Button type="submit" disabled={pending} className="justify-self-start">
        Save
      </Button>
    </form>
  );
}

/** What is wrong where no field of the form shows it. */
function unseen({ fields = {} }: FormState): string[] {
  return Object.entries(fields).flatMap(([name, text]) =>
    ["name", "schedule", "format"].includes(name) ? [] : [text],
  );
}

/** Opens and closes before JavaScript, too. */
export function RemoveSavedReport({ id, operationId }: { id: string; operationId: string }) {
  const [state, post, pending] = useActionState(removeSavedReportAction, { operationId, values: {} });
  return (
    <details>
      <summary className="cursor-pointer text-destructive text-sm underline-offset-4 hover:underline">
        Remove this report
      </summary>
      <form action={post} className="mt-3 grid justify-items-start gap-3 rounded-md bg-destructive-soft/60 px-3 py-2.5">
        <input type="hidden" name="operationId" value={state.operationId} />
        <input type="hidden" name="id" value={id} />
        {state.message && <Alert variant="destructive" title={state.message} />}
        <p className="text-sm">It is made no more. Files that are in your exports stay until they expire.</p>
        <Button type="submit" variant="destructive" size="sm" disabled={pending}>
          Remove
        </Button>
      </form>
    </details>
  );
}
