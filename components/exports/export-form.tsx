"use client";

import { CommandForm } from "@/components/forms/command-form";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import type { ExportKind } from "@/lib/enums";
import { requestExportAction } from "@/lib/exports/actions";
import type { Query } from "@/lib/exports/filter";
import { exportIn, type FileChoice } from "@/lib/exports/form";

const requestExport = () => import("@/lib/exports/commands/request-export").then((module) => module.requestExport);

interface Props {
  kind: ExportKind;
  filter: Query;
  /** Also the export's id: a form sent twice is one file. */
  operationId: string;
}

const CHOICES: Record<FileChoice, { label: string; hint: string }> = {
  csv: { label: "CSV", hint: "Any number of rows. For other programs, and to keep." },
  "csv-excel": { label: "CSV for Excel", hint: "The same with a byte order mark, by which Excel reads every script." },
  xlsx: {
    label: "Excel workbook",
    hint: "Numbers and dates as such, by the organisation’s clock. Up to 100,000 rows.",
  },
};

/** Which file. */
export function ExportForm({ kind, filter, operationId }: Props) {
  const go = useGo();
  return (
    <CommandForm
      action={requestExportAction}
      command={requestExport}
      operationId={operationId}
      input={exportIn}
      onDone={() => go.push("/exports")}
      aria-label="Export"
      className="grid gap-4"
    >
      {({ operationId, values }, pending) => (
        <>
          <input type="hidden" name="id" value={operationId} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="filter" value={JSON.stringify(filter)} />
          <fieldset className="grid gap-2">
            <legend className="mb-2 font-medium text-sm">File</legend>
            {Object.entries(CHOICES).map(([value, { label, hint }]) => (
              <Label
                key={value}
                className="h-auto items-start gap-3 rounded-lg border bg-card px-3 py-2.5 shadow-xs has-checked:border-primary has-checked:bg-primary-soft/40"
              >
                <input
                  type="radio"
                  name="file"
                  value={value}
                  defaultChecked={value === (values.file ?? "csv")}
                  aria-labelledby={`${value}-label`}
                  aria-describedby={`${value}-hint`}
                  className="mt-0.5 size-4 shrink-0 accent-primary pointer-coarse:size-5"
                />
                <span className="min-w-0">
                  <span id={`${value}-label`} className="block font-medium">
                    {label}
                  </span>
                  <span id={`${value}-hint`} className="block font-normal text-muted-foreground text-xs">
                    {hint}
                  </span>
                </span>
              </Label>
            ))}
          </fieldset>
          <div className="flex items-center gap-3">
            <Button type="submit" disabled={pending}>
              Export
            </Button>
            <p className="text-muted-foreground text-xs">It is written while you go on. It stays for 7 days.</p>
          </div>
        </>
      )}
    </CommandForm>
  );
}
