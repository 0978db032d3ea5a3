"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { CommandForm } from "@/components/forms/command-form";
import { useKnown } from "@/components/session/known";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { errorOf, type FormState } from "@/lib/forms";
import { INDUSTRY_LABELS, LEAD_STATUS_LABELS } from "@/lib/labels";
import { createLeadAction, editLeadAction } from "@/lib/leads/actions";
import type { LeadList } from "@/lib/leads/cache";
import { leadEditIn, leadTexts, newLeadIn } from "@/lib/leads/form";
import type { LeadView } from "@/lib/leads/schema";
import { fetchApi } from "@/lib/offline/fetch-api";

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

/** Creates or edits a lead. An edit sends only what was changed. */
export function LeadForm({ id, operationId, lead, people }: Props) {
  const router = useRouter();
  const { settings } = useKnown();
  const was = lead ? leadTexts(lead, settings.timeZone) : {};
  return (
    <CommandForm
      className="grid max-w-3xl gap-5"
      action={lead ? editLeadAction : createLeadAction}
      command={lead ? editLead : createLead}
      operationId={operationId}
      input={lead ? leadEditIn : newLeadIn}
      {...(lead ? { theirs: () => leadNow(id, settings.timeZone) } : { before: askAboutDuplicates })}
      done={lead ? "Saved." : "Lead added."}
      onDone={() => router.push(`/leads/${id}`)}
      noValidate
    >
      {(state, pending) => (
        <>
          <input type="hidden" name="id" value={id} />
          {lead && <input type="hidden" name="seq" value={state.theirs?.seq ?? lead.seq} />}
          {lead && <input type="hidden" name="was" value={JSON.stringify(was)} />}
          <Fields state={state} was={was} people={people} lead={lead} />
          {state.duplicates && <Duplicates duplicates={state.duplicates} />}
          <div className="flex gap-2">
            <Button type="submit" disabled={pending}>
              {lead ? "Save" : "Add lead"}
            </Button>
            <Button asChild variant="ghost">
              <Link href={lead ? `/leads/${id}` : "/leads"}>Cancel</Link>
            </Button>
          </div>
        </>
      )}
    </CommandForm>
  );
}

function Fields({
  state,
  was,
  people,
  lead,
}: {
  state: FormState;
  was: Record<string, string>;
  people: Props["people"];
  lead: LeadView | undefined;
}) {
  const value = (name: string) => state.values[name] ?? was[name] ?? "";
  const field = (name: string) => ({ name, error: errorOf(state, name) });
  const { settings } = useKnown();
  const gone =
    lead?.assignedTo && !people?.some(({ id }) => id === lead.assignedTo)
      ? { id: lead.assignedTo, name: lead.assigneeName }
      : null;
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field {...field("name")} label="Name">
          <Input
            defaultValue={value("name")}
            required
            maxLength={200}
            autoComplete="off"
            autoFocus={!lead}
            dir="auto"
          />
        </Field>
        <Field {...field("phone")} label="Phone" hint={`With country code, or as dialled in ${settings.country}`}>
          <Input type="tel" defaultValue={value("phone")} required maxLength={40} autoComplete="off" dir="ltr" />
        </Field>
        <Field {...field("company")} label="Company" optional>
          <Input defaultValue={value("company")} maxLength={200} autoComplete="off" dir="auto" />
        </Field>
        <Field {...field("email")} label="E-mail" optional>
          <Input type="email" defaultValue={value("email")} maxLength={254} autoComplete="off" dir="ltr" />
        </Field>
        <Field {...field("industry")} label="Industry" optional>
          <NativeSelect defaultValue={value("industry")}>
            <option value="">Not known</option>
            {INDUSTRIES.map((industry) => (
              <option key={industry} value={industry}>
                {INDUSTRY_LABELS[industry]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field {...field("source")} label="Source" optional hint="Where this lead came from">
          <Input defaultValue={value("source")} maxLength={100} list="sources" autoComplete="off" dir="auto" />
        </Field>
        <Field {...field("status")} label="Status">
          <NativeSelect defaultValue={value("status") || "new"}>
            {LEAD_STATUSES.map((status) => (
              <option key={status} value={status}>
                {LEAD_STATUS_LABELS[status]}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {people && (
          <Field {...field("assignedTo")} label="Assignee">
            <NativeSelect defaultValue={value("assignedTo")}>
              <option value="">Nobody yet</option>
              {gone && <option value={gone.id}>{gone.name} (no access)</option>}
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        )}
        <Field {...field("estimatedValue")} label={`Estimated value (${settings.currency})`} optional>
          <Input inputMode="decimal" defaultValue={value("estimatedValue")} autoComplete="off" dir="ltr" />
        </Field>
        <Field {...field("probability")} label="Probability (%)" optional>
          <Input inputMode="numeric" defaultValue={value("probability")} autoComplete="off" dir="ltr" />
        </Field>
        <Field {...field("nextAction")} label="Next action" optional>
          <Input defaultValue={value("nextAction")} maxLength={500} autoComplete="off" dir="auto" />
        </Field>
        <Field {...field("nextActionDate")} label="When" optional hint={`${settings.timeZone} time`}>
          <Input type="datetime-local" defaultValue={value("nextActionDate")} />
        </Field>
      </div>
      <Field {...field("notes")} label="Notes" optional>
        <Textarea defaultValue={value("notes")} maxLength={10_000} rows={4} dir="auto" />
      </Field>
      <datalist id="sources">
        {["website", "referral", "linkedin", "trade-show", "cold-list", "partner"].map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
    </>
  );
}

function Duplicates({ duplicates }: { duplicates: NonNullable<FormState["duplicates"]> }) {
  return (
    <Alert variant="warning" title="This number is already here.">
      <ul className="my-2 grid gap-1">
        {duplicates.map(({ id, name, company }) => (
          <li key={id}>
            <Link href={`/leads/${id}`} className="font-medium text-primary underline underline-offset-4">
              Open {name}
            </Link>
            {company && <span className="text-muted-foreground"> · {company}</span>}
          </li>
        ))}
      </ul>
      <Button type="submit" name="anyway" value="on" variant="outline" size="sm">
        Create anyway
      </Button>
    </Alert>
  );
}

async function leadNow(id: string, timeZone: string): Promise<FormState["theirs"]> {
  const { data } = await fetchApi<{ data: LeadView }>(`/api/leads/${id}?include=display`);
  return { seq: data.seq, values: leadTexts(data, timeZone) };
}

/** Only among leads the person may see: the list's own search answers. */
async function askAboutDuplicates(form: FormData): Promise<Partial<FormState> | null> {
  const phone = String(form.get("phone") ?? "").trim();
  if (form.get("anyway") === "on" || phone.replace(/\D/g, "").length < 7) return null;
  const { data } = await fetchApi<LeadList>(`/api/leads?limit=5&q=${encodeURIComponent(phone)}`);
  return data.length > 0 ? { duplicates: data.map(({ id, name, company }) => ({ id, name, company })) } : null;
}
