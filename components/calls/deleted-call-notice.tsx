"use client";

import { useRouter } from "next/navigation";
import { UndoNotice } from "@/components/forms/undo-notice";
import { restoreCallAction } from "@/lib/calls/actions";

const restoreCall = () => import("@/lib/calls/commands/restore-call").then((module) => module.restoreCall);

/** After a call was deleted: one press takes it back. */
export function DeletedCallNotice({ id, operationId }: { id: string; operationId: string }) {
  const router = useRouter();
  return (
    <UndoNotice
      id={id}
      operationId={operationId}
      action={restoreCallAction}
      command={restoreCall}
      title="The call was deleted."
      done="The call is back."
      onDone={() => router.push(`/calls/${id}`)}
    />
  );
}
