"use client";

import Link from "next/link";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { useGo } from "@/components/session/use-go";
import { Button } from "@/components/ui/button";
import { type FormState, seqOf } from "@/lib/forms";
import { createLeadAction, editLeadAction } from "@/lib/leads/actions";
import { leadEditIn, leadTexts, newLeadIn } from "@/lib/leads/form";
import type { LeadView } from "@/lib/leads/schema";
import { fetchApi } from "@/lib/offline/fetch-api";
import { LeadFields } from "./lead-fields";
import { askAboutNumber, SameNumber } from "./same-number";

const createLead = () => import("@/lib/leads/commands/create-lead").then((module) => module.createLead);
const editLead = () => import("@/lib/leads/commands/edit-lead").then((module) => module.editLead);

interface Props {
  /** The id of the lead to make, or of `lead`. */
  id: string;
  operationId: string;
  /** The lead to edit; absent for a new one. */
  lead?: LeadView;
  /** People to assign to, for managers. */
  people?: { id: string; name: string }[] | undefined;
}

/** Creates or edits a lead. An edit sends only what was changed since the form was opened. */
export function LeadForm({ id, operationId, people, ...props }: Props) {
  const go = useGo();
  const { settings } = useKnown();
  const [lead] = useState(props.lead);
  const was = lead ? leadTexts(lead, settings.timeZone) : {};
  return (
    <CommandForm
      className="grid max-w-3xl gap-5"
      action={lead ? editLeadAction : createLeadAction}
      command={lead ? editLead : createLead}
      operationId={operationId}
      input={lead ? leadEditIn : newLeadIn}
      before={askAboutNumber}
      draft={lead ? `lead ${id} ${lead.seq}` : "new lead"}
      {...(lead && { theirs: () => leadNow(id, settings.timeZone) })}
      done={lead ? "Saved." : "Lead added."}
      onDone={() => go.push(`/leads/${id}`)}
      noValidate
    >
      {(state, pending) => (
        <>
          <input type="hidden" name="id" value={id} />
          {lead && <input type="hidden" name="seq" value={seqOf(state, lead.seq)} />}
          {lead && <input type="hidden" name="was" value={JSON.stringify(was)} />}
          <LeadFields state={state} was={was} people={people} lead={lead} />
          {state.duplicates && <SameNumber duplicates={state.duplicates} />}
          <div className="flex flex-wrap gap-2">
            {/* The first button is what Enter presses: it asks again, and never makes a second lead by itself. */}
            <Button type="submit" disabled={pending}>
              {lead ? "Save" : "Add lead"}
            </Button>
            {state.duplicates && (
              <Button
                type="submit"
                name="anyway"
                value={state.values.phone?.trim()}
                variant="outline"
                disabled={pending}
              >
                {lead ? "Save anyway" : "Create anyway"}
              </Button>
            )}
            <Button asChild variant="ghost">
              <Link href={lead ? `/leads/${id}` : "/leads"} data-cancel>
                Cancel
              </Link>
            </Button>
          </div>
        </>
      )}
    </CommandForm>
  );
}

async function leadNow(id: string, timeZone: string): Promise<FormState["theirs"]> {
  const { data } = await fetchApi<{ data: LeadView }>(`/api/leads/${id}?include=display`);
  return { seq: data.seq, values: leadTexts(data, timeZone) };
}
