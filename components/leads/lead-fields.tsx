import { useKnown } from "@/components/session/known";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { errorOf, type FormState } from "@/lib/forms";
import { INDUSTRY_LABELS, LEAD_STATUS_LABELS } from "@/lib/labels";
import type { LeadView } from "@/lib/leads/schema";

/** The controls of a lead, with what was typed or `was` there. */
export function LeadFields({
  state,
  was,
  people,
  lead,
}: {
  state: FormState;
  was: Record<string, string>;
  people: { id: string; name: string }[] | undefined;
  lead: LeadView | undefined;
}) {
  const value = (name: string) => state.values[name] ?? was[name] ?? "";
  const field = (name: string) => ({ name, error: errorOf(state, name, (told) => asRead(name, told, people)) });
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

/** What a control's value is called on the screen. */
function asRead(name: string, value: string, people: { id: string; name: string }[] = []): string {
  const labels: Record<string, Record<string, string>> = { status: LEAD_STATUS_LABELS, industry: INDUSTRY_LABELS };
  if (name === "assignedTo") return people.find(({ id }) => id === value)?.name ?? "someone else";
  if (name === "nextActionDate") return value.replace("T", " ");
  return labels[name]?.[value] ?? value;
}
