"use client";

import { Phone, SkipForward } from "lucide-react";
import Link from "next/link";
import { CommandForm } from "@/components/forms/command-form";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { startCallAction } from "@/lib/calls/actions";
import type { LeadView } from "@/lib/leads/schema";
import type { WorkspaceProps } from "./call-workspace";
import { useDialling } from "./use-dialling";
import { useServerClock } from "./use-server-clock";

const startCall = () => import("@/lib/calls/commands/start-call").then((module) => module.startCall);

/** One press: the call's row is made, then the number is dialled. */
export function StartCallForm({
  lead,
  leadId,
  list,
  next,
  newCallId,
  now,
  operationIds,
}: WorkspaceProps & { lead: LeadView }) {
  const clock = useServerClock(now);
  const [dials, setDials] = useDialling();
  const suffix = list ? `?list=${encodeURIComponent(list)}` : "";
  return (
    <Card>
      <CardContent className="grid justify-items-center gap-5 py-10 text-center">
        <div>
          <p className="text-muted-foreground text-sm">Ready to call</p>
          <p className="mt-1 font-semibold text-2xl tabular-nums tracking-tight" dir="ltr">
            {lead.phoneText}
          </p>
        </div>
        <CommandForm
          action={startCallAction}
          command={startCall}
          operationId={operationIds[0]}
          input={() => ({ id: newCallId, leadId, startTime: clock() })}
          onDone={() => {
            if (dials) window.location.assign(`tel:${lead.phone}`);
          }}
        >
          {(_, pending) => (
            <>
              <input type="hidden" name="id" value={newCallId} />
              <input type="hidden" name="leadId" value={leadId} />
              <input type="hidden" name="list" value={list} />
              <Button type="submit" size="lg" disabled={pending} autoFocus data-start className="min-w-56">
                <Phone aria-hidden /> Start call
              </Button>
            </>
          )}
        </CommandForm>
        <label htmlFor="dials" className="flex items-center gap-2 text-muted-foreground text-sm">
          <Checkbox id="dials" checked={dials} onChange={(event) => setDials(event.target.checked)} />
          Dial on this device when a call starts
        </label>
        {next && (
          <Button asChild variant="ghost">
            <Link href={`/call/${next.id}${suffix}`}>
              <SkipForward aria-hidden /> Skip to <bdi>{next.name}</bdi>
            </Link>
          </Button>
        )}
      </CardContent>
    </Card>
  );
}
