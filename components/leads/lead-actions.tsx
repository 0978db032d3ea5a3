"use client";

import { History, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { deleteLeadAction, handOverAction } from "@/lib/leads/actions";

const deleteLead = () => import("@/lib/leads/commands/delete-lead").then((module) => module.deleteLead);
const handOver = () => import("@/lib/leads/commands/hand-over").then((module) => module.handOver);

/** The rarer things one does with a lead. Deleting asks nothing, because it can be undone. */
export function LeadActions({
  id,
  operationIds,
  manager,
}: {
  id: string;
  operationIds: [string, string];
  manager: boolean;
}) {
  const go = useGo();
  return (
    <div className="flex flex-wrap gap-2">
      <Button asChild variant="outline" size="sm">
        <Link href={`/calls/new?leadId=${id}`}>
          <History aria-hidden /> Log an earlier call
        </Link>
      </Button>
      {!manager && (
        <CommandForm
          action={handOverAction}
          command={handOver}
          operationId={operationIds[0]}
          input={() => ({ ids: [id], assignedTo: null })}
          done="Handed back. A manager will give it to someone."
          onDone={() => go.push("/leads")}
        >
          {() => (
            <>
              <input type="hidden" name="ids" value={id} />
              <Button type="submit" variant="outline" size="sm">
                <Undo2 aria-hidden /> Hand back
              </Button>
            </>
          )}
        </CommandForm>
      )}
      <CommandForm
        action={deleteLeadAction}
        command={deleteLead}
        operationId={operationIds[1]}
        input={() => ({ id })}
        onDone={() => go.push(`/leads?deleted=${id}`)}
      >
        {() => (
          <>
            <input type="hidden" name="id" value={id} />
            <Button type="submit" variant="ghost" size="sm" className="text-destructive">
              <Trash2 aria-hidden /> Delete
            </Button>
          </>
        )}
      </CommandForm>
    </div>
  );
}
