"use client";

import { CommandForm } from "@/components/forms/command-form";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { EXPORT_FORMATS, SCHEDULES } from "@/lib/enums";
import { errorOf } from "@/lib/forms";
import { EXPORT_FORMAT_LABELS, SCHEDULE_LABELS } from "@/lib/labels";
import { editSavedReportAction, removeSavedReportAction, saveReportAction } from "@/lib/saved-reports/actions";
import { newSavedReportIn, savedReportIn } from "@/lib/saved-reports/form";
import type { SavedReport } from "@/lib/saved-reports/schema";

const saveReport = () => import("@/lib/saved-reports/commands/save-report").then((module) => module.saveReport);
const editSavedReport = () =>
  import("@/lib/saved-reports/commands/edit-saved-report").then((module) => module.editSavedReport);
const removeSavedReport = () =>
  import("@/lib/saved-reports/commands/remove-saved-report").then((module) => module.removeSavedReport);

type Kept = Pick<SavedReport, "id" | "name" | "schedule" | "format">;

/**
 * A report that is saved with its kind and what its address asks for (`query`, JSON), under the operation's id; without
 * them, one that is changed.
 */
interface Props {
  report: Kept;
  saving?: Pick<SavedReport, "kind" | "query">;
  operationId: string;
}

/** Its name, when it is made by itself, and as which file. */
export function SavedReportForm({ report, saving, operationId }: Props) {
  const go = useGo();
  return (
    <CommandForm
      action={saving ? saveReportAction : editSavedReportAction}
      command={saving ? saveReport : editSavedReport}
      operationId={operationId}
      input={saving ? newSavedReportIn : savedReportIn}
      done="Saved."
      onDone={() => go.push("/reports/saved")}
      aria-label={saving ? "Save report" : "Saved report"}
      className="grid gap-4"
    >
      {(state, pending) => (
        <>
          {saving ? (
            <>
              <input type="hidden" name="id" value={state.operationId} />
              <input type="hidden" name="kind" value={saving.kind} />
              <input type="hidden" name="query" value={saving.query} />
            </>
          ) : (
            <>
              <input type="hidden" name="id" value={report.id} />
              <input type="hidden" name="was" value={JSON.stringify(report)} />
            </>
          )}
          <Field name="name" label="Name" error={errorOf(state, "name")}>
            <Input
              required
              maxLength={80}
              dir="auto"
              autoComplete="off"
              defaultValue={state.values.name ?? report.name}
            />
          </Field>
          <Field
            name="schedule"
            label="Made by itself"
            hint="At 06:00 where the organisation is. The file stands in your exports, and stays for 7 days."
            error={errorOf(state, "schedule")}
          >
            <NativeSelect defaultValue={state.values.schedule ?? report.schedule}>
              {SCHEDULES.map((schedule) => (
                <option key={schedule} value={schedule}>
                  {SCHEDULE_LABELS[schedule]}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field name="format" label="As" error={errorOf(state, "format")}>
            <NativeSelect defaultValue={state.values.format ?? report.format}>
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
        </>
      )}
    </CommandForm>
  );
}

/** Opens and closes before JavaScript, too. */
export function RemoveSavedReport({ id, operationId }: { id: string; operationId: string }) {
  const go = useGo();
  return (
    <details>
      <summary className="cursor-pointer text-destructive text-sm underline-offset-4 hover:underline">
        Remove this report
      </summary>
      <CommandForm
        action={removeSavedReportAction}
        command={removeSavedReport}
        operationId={operationId}
        input={() => ({ id })}
        done="Removed."
        onDone={() => go.push("/reports/saved")}
        className="mt-3 grid justify-items-start gap-3 rounded-md bg-destructive-soft/60 px-3 py-2.5"
      >
        {(_, pending) => (
          <>
            <input type="hidden" name="id" value={id} />
            <p className="text-sm">It is made no more. Files that are in your exports stay until they expire.</p>
            <Button type="submit" variant="destructive" size="sm" disabled={pending}>
              Remove
            </Button>
          </>
        )}
      </CommandForm>
    </details>
  );
}
