import { Search } from "lucide-react";
import Link from "next/link";
import { AutoSubmit } from "@/components/forms/auto-submit";
import { Choice, choicesOf } from "@/components/forms/choice";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { INDUSTRY_LABELS, LEAD_STATUS_LABELS } from "@/lib/labels";
import type { LeadFilter } from "@/lib/leads/filter";

const SORTS = {
  "-createdAt": "Newest",
  createdAt: "Oldest",
  "-updatedAt": "Last changed",
  name: "Name",
  nextActionDate: "Next action",
};
const DUE = { now: "Due now", today: "Due today", overdue: "Overdue", week: "Due in 7 days" };

/** The list's filters as a GET form: the URL is the state, and it works before JavaScript. */
export function LeadFilters({ filter, manager }: { filter: LeadFilter; manager: boolean }) {
  const filtered = filter.q || filter.status || filter.industry || filter.source || filter.assignedTo || filter.due;
  return (
    <AutoSubmit className="grid gap-2 pb-3 md:flex md:flex-wrap md:items-center">
      <div className="relative md:w-72">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-s-2.5 top-1/2 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          type="search"
          name="q"
          aria-label="Search by name, company, e-mail or phone"
          placeholder="Name, company, e-mail, phone…"
          defaultValue={filter.q}
          maxLength={100}
          className="ps-8"
          data-search
        />
      </div>
      <div className="flex gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:contents">
        <Choice
          name="status"
          label="Status"
          any="Any status"
          options={choicesOf(LEAD_STATUSES, LEAD_STATUS_LABELS)}
          value={filter.status?.[0]}
        />
        <Choice name="due" label="Due" any="Any time" options={Object.entries(DUE)} value={filter.due} />
        <Choice
          name="industry"
          label="Industry"
          any="Any industry"
          options={choicesOf(INDUSTRIES, INDUSTRY_LABELS)}
          value={filter.industry}
        />
        {manager && (
          <Choice
            name="assignedTo"
            label="Assignee"
            any="Anyone’s"
            options={[["me", "Mine"], ["none", "Unassigned"], ...other(filter.assignedTo)]}
            value={filter.assignedTo}
          />
        )}
        <Choice
          name="sort"
          label="Sort"
          any={filter.due ? "Most urgent" : "Newest"}
          options={Object.entries(SORTS)}
          value={filter.sort}
        />
        {filter.source && <input type="hidden" name="source" value={filter.source} />}
        <Button type="submit" variant="outline" data-apply>
          Apply
        </Button>
        {filtered && (
          <Button asChild variant="ghost">
            <Link href="/leads">Clear</Link>
          </Button>
        )}
      </div>
    </AutoSubmit>
  );
}

/** A person's own list, opened by a link, stays chosen. */
function other(assignedTo: string | undefined): [string, string][] {
  return assignedTo && assignedTo !== "me" && assignedTo !== "none" ? [[assignedTo, "One person’s"]] : [];
}
