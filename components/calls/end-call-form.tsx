"use client";

import { ArrowRight, Phone, PhoneOff } from "lucide-react";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { endCallAction } from "@/lib/calls/actions";
import { callEndIn } from "@/lib/calls/form";
import type { Call } from "@/lib/calls/schema";
import type { Outcome } from "@/lib/enums";
import { formatDuration } from "@/lib/format";
import type { LeadView } from "@/lib/leads/schema";
import type { WorkspaceProps } from "./call-workspace";
import { NextStep } from "./next-step";
import { OutcomeChoice } from "./outcome-choice";
import { StatusMove } from "./status-move";
import { useElapsed } from "./use-elapsed";

const endCall = () => import("@/lib/calls/commands/end-call").then((module) => module.endCall);

/** The longest a call lasts, in seconds. */
const DAY = 86_400;

/** A call in progress: the clock, how it ended, what comes next. Outcome and "Save and next" are two presses. */
export function EndCallForm({
  lead,
  call,
  leadId,
  list,
  next,
  now,
  operationIds,
}: WorkspaceProps & { lead: LeadView; call: Call }) {
  const go = useGo();
  const { settings } = useKnown();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [stopped, setStopped] = useState<number | null>(null);
  const elapsed = useElapsed(call.seq === 0 ? now : call.startTime, now, stopped === null);
  const suffix = list ? `?list=${encodeURIComponent(list)}` : "";
  const listPath = list ? `/leads?${list}` : "/leads";

  return (
    <Card>
      <CardContent>
        <CommandForm
          className="grid gap-5"
          action={endCallAction}
          command={endCall}
          operationId={operationIds[1]}
          input={(form, timeZone) => ({ ...callEndIn(form, timeZone), duration: Math.min(stopped ?? elapsed, DAY) })}
          draft={`call ${call.id}`}
          done="Call saved."
          onDone={(form) => {
            const onwards = form.get("then") === "next" ? (next ? `/call/${next.id}${suffix}` : listPath) : null;
            go.push(onwards ?? `/leads/${leadId}${suffix}`);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.currentTarget.requestSubmit(event.currentTarget.querySelector<HTMLButtonElement>("[value=next]"));
            }
          }}
        >
          {(state, pending) => (
            <>
              <Hidden id={call.id} leadId={leadId} list={list} next={next?.id ?? ""} seconds={stopped} />
              <div className="flex flex-wrap items-center gap-3">
                <span
                  className="font-semibold text-3xl tabular-nums tracking-tight"
                  role="timer"
                  aria-label="Call time"
                >
                  {formatDuration(stopped ?? elapsed)}
                </span>
                <Button asChild variant="outline" className="max-sm:ms-auto">
                  <a href={`tel:${lead.phone}`}>
                    <Phone aria-hidden /> <bdi>{lead.phoneText}</bdi>
                  </a>
                </Button>
                <Button
                  type="button"
                  variant={stopped === null ? "destructive" : "outline"}
                  className="max-sm:w-full sm:ms-auto"
                  onClick={() => setStopped(stopped === null ? elapsed : null)}
                >
                  <PhoneOff aria-hidden /> {stopped === null ? "Hang up" : "Still talking"}
                </Button>
              </div>
              <OutcomeChoice
                status={lead.status}
                value={outcome}
                onChange={setOutcome}
                error={state.fields?.outcome}
                was={state.values.outcome}
                kept={state.values.keepStatus === "on"}
              />
              <Field name="notes" label="Notes" optional error={state.fields?.notes ?? null}>
                <Textarea
                  rows={4}
                  maxLength={10_000}
                  dir="auto"
                  defaultValue={state.values.notes ?? call.notes ?? ""}
                  placeholder="What was said"
                />
              </Field>
              <NextStep outcome={outcome} now={now} timeZone={settings.timeZone} state={state} />
              <StatusMove status={lead.status} outcome={outcome} />
              <div className="sticky bottom-0 -mx-4 -mb-3.5 flex gap-2 border-t bg-card px-4 py-3 max-md:bottom-[calc(4rem+env(safe-area-inset-bottom))]">
                <Button type="submit" name="then" value="next" size="lg" disabled={pending} className="flex-1">
                  {next ? "Save and next" : "Save and finish"} <ArrowRight aria-hidden className="rtl:rotate-180" />
                </Button>
                <Button type="submit" name="then" value="stay" variant="outline" size="lg" disabled={pending}>
                  Save
                </Button>
              </div>
              {next && (
                <p className="text-center text-muted-foreground text-xs">
                  Next: <bdi>{next.name}</bdi>
                </p>
              )}
            </>
          )}
        </CommandForm>
      </CardContent>
    </Card>
  );
}

function Hidden({
  seconds,
  ...fields
}: { seconds: number | null } & Record<"id" | "leadId" | "list" | "next", string>) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {seconds !== null && <input type="hidden" name="seconds" value={Math.min(seconds, DAY)} />}
    </>
  );
}
