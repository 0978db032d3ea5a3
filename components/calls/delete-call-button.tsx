"use client";

import { Trash2 } from "lucide-react";
import { CommandForm } from "@/components/forms/command-form";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { deleteCallAction } from "@/lib/calls/actions";

const deleteCall = () => import("@/lib/calls/commands/delete-call").then((module) => module.deleteCall);

/** Deleting asks nothing, because it can be undone. */
export function DeleteCallButton({ id, operationId }: { id: string; operationId: string }) {
  const go = useGo();
  return (
    <CommandForm
      action={deleteCallAction}
      command={deleteCall}
      operationId={operationId}
      input={() => ({ id })}
      onDone={() => go.push(`/calls?deleted=${id}`)}
    >
      {() => (
        <>
          <input type="hidden" name="id" value={id} />
          <Button type="submit" variant="ghost" size="sm" className="text-destructive">
            <Trash2 aria-hidden /> Delete this call
          </Button>
        </>
      )}
    </CommandForm>
  );
}
