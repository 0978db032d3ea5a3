"use client";

import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { cancelExportAction } from "@/lib/exports/actions";

const cancelExport = () => import("@/lib/exports/commands/cancel-export").then((module) => module.cancelExport);

/** Asks nothing first: whoever cancels by mistake asks for it again. */
export function CancelExport({ id, operationId, onDone }: { id: string; operationId: string; onDone(): void }) {
  return (
    <CommandForm
      action={cancelExportAction}
      command={cancelExport}
      operationId={operationId}
      input={() => ({ id })}
      done="Cancelled."
      onDone={onDone}
      stays
    >
      {(_, pending) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" variant="ghost" size="sm" disabled={pending}>
            Cancel
          </Button>
        </>
      )}
    </CommandForm>
  );
}
