"use client";

import { useEffect, useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Card, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import type { FormState } from "@/lib/forms";
import { ROLE_LABELS } from "@/lib/labels";
import { setTargetsAction, targetsNow } from "@/lib/targets/actions";
import { seqTexts, standingOn, targetsIn, targetTexts, typedTargets } from "@/lib/targets/form";
import { EVERYONE, type TargetField, TEAM } from "@/lib/targets/names";
import type { Aimed, TargetsPage } from "@/lib/targets/schema";
import { TargetInputs } from "./target-inputs";

const setTargets = () => import("@/lib/targets/commands/set-targets").then((module) => module.setTargets);

/** Milliseconds to wait for the page as it was saved: what is saved next stands on it. */
const PATIENCE = 5000;

/** All targets as one table of numbers, saved together: nothing typed in one row is lost by saving another. */
export function TargetsForm({ people, targets, operationId }: TargetsPage & { operationId: string }) {
  const [opened, setOpened] = useState(targets);
  // Only one's own saving moves what the form stands on: others' changes must be met as a conflict.
  const known = standingOn(opened, targets);
  const [awaited, setAwaited] = useState<typeof targets | null>(null);
  const landing = awaited === targets;
  useEffect(() => {
    const timer = landing ? setTimeout(() => setAwaited(null), PATIENCE) : undefined;
    return () => clearTimeout(timer);
  }, [landing]);
  const was = targetTexts(known);
  const usual = known.find(({ id }) => id === EVERYONE);
  const ofEach = (field: TargetField) => String(usual?.[field] || "None");
  return (
    <CommandForm
      className="grid gap-4"
      action={setTargetsAction}
      command={setTargets}
      operationId={operationId}
      input={targetsIn}
      theirs={targetsNow}
      done="Saved."
      stays
      onDone={(form) => {
        setOpened(typedTargets(known, form));
        setAwaited(targets);
      }}
      noValidate
    >
      {(state, pending) => {
        const inputs = (id: string, of: string, empty: (field: TargetField) => string) => (
          <TargetInputs {...{ id, of, was, state, empty }} />
        );
        return (
          <>
            <input type="hidden" name="seqs" value={seqsOf(state, known)} />
            <input type="hidden" name="was" value={JSON.stringify(was)} />
            <Card>
              <CardHeader>
                <CardTitle>Team</CardTitle>
                <CardDescription>
                  What each agent aims at, and all together. The team’s, left empty, is the sum of its people’s.
                </CardDescription>
              </CardHeader>
              <Heads />
              <ul className="divide-y">
                <li className={rowClass}>
                  <p className="min-w-0 font-medium text-sm">Each agent</p>
                  {inputs(EVERYONE, "each agent", () => "None")}
                </li>
                <li className={rowClass}>
                  <p className="min-w-0 font-medium text-sm">The whole team</p>
                  {inputs(TEAM, "the whole team", () => "Their sum")}
                </li>
              </ul>
            </Card>
            <Card>
              <CardHeader>
                <CardTitle>People</CardTitle>
                <CardDescription>
                  A person’s own target. Left empty, an agent’s is each agent’s, shown in grey; 0 is no target.
                </CardDescription>
              </CardHeader>
              <Heads />
              <ul className="divide-y">
                {people.map((person) => (
                  <li key={person.id} className={rowClass}>
                    <Name {...person} />
                    {inputs(person.id, person.name, person.role === "agent" ? ofEach : () => "None")}
                  </li>
                ))}
              </ul>
            </Card>
            <div className="sticky bottom-0 -mx-1 bg-background px-1 py-3 max-md:bottom-[calc(4rem+env(safe-area-inset-bottom))]">
              <Button type="submit" disabled={pending || landing}>
                Save targets
              </Button>
            </div>
          </>
        );
      }}
    </CommandForm>
  );
}

function Name({ id, name, role }: Aimed) {
  return (
    <p className="flex min-w-0 items-center gap-2.5">
      <Avatar id={id} name={name} />
      <span className="grid min-w-0">
        <bdi className="truncate font-medium text-sm">{name}</bdi>
        <span className="text-muted-foreground text-xs">{ROLE_LABELS[role]}</span>
      </span>
    </p>
  );
}

/** Above the numbers on a desk; on a phone each has its words beside it. */
function Heads() {
  return (
    <p aria-hidden className={`${gridClass} pt-3 text-muted-foreground text-xs max-sm:hidden`}>
      <span />
      <span>Calls a working day</span>
      <span>Demos a week</span>
    </p>
  );
}

const gridClass = "grid items-center gap-x-4 gap-y-2 px-4 sm:grid-cols-[minmax(0,1fr)_8rem_8rem]";
const rowClass = `${gridClass} py-2.5`;

/** The `seq` that each change stands on: of the targets as they were opened, or as a conflict showed them since. */
function seqsOf(state: FormState, opened: TargetsPage["targets"]): string {
  return state.theirs?.values.seqs ?? state.values.seqs ?? seqTexts(opened);
}
