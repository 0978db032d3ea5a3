import Link from "next/link";
import { AutoSubmit } from "@/components/forms/auto-submit";
import { Choice, choicesOf } from "@/components/forms/choice";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { CallFilter } from "@/lib/calls/filter";
import { INDUSTRIES, OUTCOMES } from "@/lib/enums";
import { INDUSTRY_LABELS, OUTCOME_LABELS } from "@/lib/labels";

/** The list's filters as a GET form: the URL is the state. Dates are local days, the second one not included. */
export function CallFilters({ filter, manager }: { filter: CallFilter; manager: boolean }) {
  const filtered = filter.outcome || filter.industry || filter.userId || filter.from || filter.to || filter.leadId;
  const one = filter.userId && filter.userId !== "me" ? filter.userId : null;
  return (
    <AutoSubmit className="flex gap-2 pb-3 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:flex-wrap md:items-center">
      <Choice
        name="outcome"
        label="Outcome"
        any="Any outcome"
        options={choicesOf(OUTCOMES, OUTCOME_LABELS)}
        value={filter.outcome?.[0]}
      />
      <Choice
        name="industry"
        label="Industry"
        any="Any industry"
        options={choicesOf(INDUSTRIES, INDUSTRY_LABELS)}
        value={filter.industry}
      />
      <Choice
        name="userId"
        label="Who called"
        any={manager ? "Anyone" : "Everyone I see"}
        options={[["me", "Me"], ...(one ? [[one, "One person"] as [string, string]] : [])]}
        value={filter.userId}
      />
      <Input type="date" name="from" aria-label="From" defaultValue={filter.from} className="w-40 shrink-0" />
      <Input
        type="date"
        name="to"
        aria-label="Until, not included"
        defaultValue={filter.to}
        className="w-40 shrink-0"
      />
      {filter.leadId && <input type="hidden" name="leadId" value={filter.leadId} />}
      {filter.source && <input type="hidden" name="source" value={filter.source} />}
      <Button type="submit" variant="outline" data-apply>
        Apply
      </Button>
      {filtered && (
        <Button asChild variant="ghost">
          <Link href="/calls">Clear</Link>
        </Button>
      )}
    </AutoSubmit>
  );
}
