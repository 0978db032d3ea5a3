"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import type { ExportKind } from "@/lib/enums";
import { requestExportAction } from "@/lib/exports/actions";
import type { Query } from "@/lib/exports/filter";
import type { FileChoice } from "@/lib/exports/form";

interface Props {
  kind: ExportKind;
  filter: Query;
  /** Of the export, and of asking for it: a form sent twice is one file. */
  id: string;
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

/** Which file. A server action takes it, with or without JavaScript. */
export function ExportForm({ kind, filter, id, operationId }: Props) {
  const [state, post, pending] = useActionState(requestExportAction, { operationId, values: {} });
  const { message, fields = {}, values } = state;
  const others = Object.entries(fields).filter(([name]) => name !== "format");
  const file = values.file ?? "csv";
  return (
    <form action={post} aria-label="Export" aria-busy={pending} className="grid gap-4">
      <input type="hidden" name="operationId" value={state.operationId} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="filter" value={JSON.stringify(filter)} />
      {message && !fields.format && (
        <Alert variant="destructive" title={[message, ...others.map(([, text]) => text)].join(" ")} />
      )}
      <fieldset className="grid gap-2" aria-describedby={fields.format ? "format-error" : undefined}>
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
              defaultChecked={value === file}
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
        {fields.format && <Alert id="format-error" variant="destructive" title={fields.format} />}
      </fieldset>
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={pending}>
          Export
        </Button>
        <p className="text-muted-foreground text-xs">It is written while you go on. It stays for 7 days.</p>
      </div>
    </form>
  );
}
