"use client";

import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { cancelExportAction } from "@/lib/exports/actions";

const cancelExport = () => import("@/lib/exports/commands/cancel-export").then((module) => module.cancelExport);

interface Props {
  id: string;
  /** The server's, of an export that it drew; one that came later has none. */
  operationId: string | undefined;
  onDone(): void;
}

/** Asks nothing first: whoever cancels by mistake asks for it again. */
export function CancelExport({ id, operationId: drawn, onDone }: Props) {
  const [operationId] = useState(() => drawn ?? uuidv7());
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
