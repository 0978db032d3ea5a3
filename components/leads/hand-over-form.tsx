"use client";

import { CommandForm } from "@/components/forms/command-form";
import { useGo } from "@/components/session/use-go";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Label } from "@/components/ui/label";
import { handOverAction } from "@/lib/leads/actions";
import { handOverIn } from "@/lib/leads/form";
import { HAND_OVER_LIMIT } from "@/lib/leads/limits";
import type { LeadView } from "@/lib/leads/schema";
import { type Assignee, AssigneeSelect } from "./assignee-select";

const handOver = () => import("@/lib/leads/commands/hand-over").then((module) => module.handOver);

interface Props {
  leads: Pick<LeadView, "id" | "name" | "company" | "assigneeName">[];
  people: Assignee[];
  /** There are others than these, beyond what one operation takes. */
  more: boolean;
  list: string;
  operationId: string;
}

/** Many leads to one person, with a last look at which: any of them can be left out. */
export function HandOverForm({ leads, people, more, list, operationId }: Props) {
  const go = useGo();
  return (
    <CommandForm
      action={handOverAction}
      command={handOver}
      operationId={operationId}
      input={handOverIn}
      done="Handed over."
      onDone={() => go.push(list ? `/leads?${list}` : "/leads")}
      aria-label="Hand over"
      className="grid gap-4"
    >
      {({ values, fields }, pending) => (
        <>
          <input type="hidden" name="list" value={list} />
          {more && (
            <Alert title={`These are the first ${HAND_OVER_LIMIT}: so many can be handed over at a time.`}>
              Hand these over, then come back for the others.
            </Alert>
          )}
          <div className="flex flex-wrap items-center gap-2">
            <AssigneeSelect people={people} defaultValue={values.assignedTo ?? ""} className="w-60" />
            <Button type="submit" disabled={pending}>
              Hand over
            </Button>
          </div>
          {fields?.assignedTo && <p className="text-destructive text-xs">{fields.assignedTo}</p>}
          <ul className="divide-y rounded-lg border bg-card">
            {leads.map(({ id, name, company, assigneeName }) => (
              <li key={id} className="px-3 py-1">
                <Label>
                  <Checkbox name="ids" value={id} defaultChecked />
                  <span className="min-w-0 flex-1 truncate">
                    <bdi className="font-medium">{name}</bdi>{" "}
                    {company && <bdi className="text-muted-foreground">{company}</bdi>}
                  </span>
                  <span className="text-muted-foreground text-xs">{assigneeName ?? "Unassigned"}</span>
                </Label>
              </li>
            ))}
          </ul>
        </>
      )}
    </CommandForm>
  );
}
