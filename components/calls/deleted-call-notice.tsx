"use client";

import { UndoNotice } from "@/components/forms/undo-notice";
import { useGo } from "@/components/session/use-go";
import { restoreCallAction } from "@/lib/calls/actions";

const restoreCall = () => import("@/lib/calls/commands/restore-call").then((module) => module.restoreCall);

/** After a call was deleted: one press takes it back. */
export function DeletedCallNotice({ id, operationId }: { id: string; operationId: string }) {
  const go = useGo();
  return (
    <UndoNotice
      id={id}
      operationId={operationId}
      action={restoreCallAction}
      command={restoreCall}
      title="The call was deleted."
      done="The call is back."
      onDone={() => go.push(`/calls/${id}`)}
    />
  );
}
