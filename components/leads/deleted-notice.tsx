"use client";

import { UndoNotice } from "@/components/forms/undo-notice";
import { useGo } from "@/components/session/use-go";
import { restoreLeadAction } from "@/lib/leads/actions";

const restoreLead = () => import("@/lib/leads/commands/restore-lead").then((module) => module.restoreLead);

/** After a lead was deleted: one press takes it back. */
export function DeletedNotice({ id, operationId }: { id: string; operationId: string }) {
  const go = useGo();
  return (
    <UndoNotice
      id={id}
      operationId={operationId}
      action={restoreLeadAction}
      command={restoreLead}
      title="The lead was deleted. Its calls stay counted."
      done="The lead is back."
      onDone={() => go.push(`/leads/${id}`)}
    />
  );
}
