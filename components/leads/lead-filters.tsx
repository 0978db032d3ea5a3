import { Search } from "lucide-react";
import Link from "next/link";
import { ActiveFilters, activeOf } from "@/components/filters/active-filters";
import { Choice, choicesOf } from "@/components/filters/choice";
import { DayFilter } from "@/components/filters/day-filter";
import { FilterForm } from "@/components/filters/filter-form";
import { FilterRow } from "@/components/filters/filter-row";
import { IndustryFilter } from "@/components/filters/industry-filter";
import { MoreFilters } from "@/components/filters/more-filters";
import { Several } from "@/components/filters/several";
import { SourceFilter } from "@/components/filters/source-filter";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { LEAD_STATUSES } from "@/lib/enums";
import { dayWords, sourceWords } from "@/lib/filter-words";
import { INDUSTRY_CHOICE_LABELS, LEAD_STATUS_LABELS } from "@/lib/labels";
import { BY_CLOSING, DUE, FIRST_CALL_CHOICES, LEAD_SORTS, type LeadFilter, sortOf } from "@/lib/leads/filter";
import { DUE_LABELS, FIRST_CALL_CHOICE_LABELS, SORT_LABELS, WORTH_LABELS } from "@/lib/leads/labels";
import { AssigneeFilter } from "./assignee-filter";

interface Props {
  filter: LeadFilter;
  query: string;
  manager: boolean;
  timeZone: string;
  now: string;
  sources: string[];
  people: { id: string; name: string }[];
}

/** The list's filters as a GET form: the URL is the state, and it works before JavaScript. */
export function LeadFilters({ filter, query, manager, timeZone, now, sources, people }: Props) {
  const hidden = hiddenIn(filter, timeZone, now);
  const inBar = activeOf({
    status: filter.status?.map((status) => LEAD_STATUS_LABELS[status]).join(", "),
    due: filter.due && DUE_LABELS[filter.due],
    assignedTo: manager && filter.assignedTo && whose(filter.assignedTo, people),
  });
  return (
    <FilterForm>
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
      <MoreFilters active={hidden.length} show="Show leads">
        <DayFilter name="createdFrom" label="Created from" value={filter.createdFrom} />
        <DayFilter name="createdTo" label="Created before" value={filter.createdTo} />
        <Choice
          name="firstCall"
          label="First call"
          any="Called or not"
          options={choicesOf(FIRST_CALL_CHOICES, FIRST_CALL_CHOICE_LABELS)}
          value={filter.firstCall}
        />
        <DayFilter name="closedFrom" label="Closed from" value={filter.closedFrom} />
        <DayFilter name="closedTo" label="Closed before" value={filter.closedTo} />
        <SourceFilter value={filter.source} known={sources} />
        <IndustryFilter value={filter.industry} />
      </MoreFilters>
      <FilterRow>
        <Choice name="due" label="Due" any="Due any time" options={choicesOf(DUE, DUE_LABELS)} value={filter.due} />
        {manager && <AssigneeFilter value={filter.assignedTo} people={people} />}
        {manager && people.length < 2 && (
          <noscript>
            <Button asChild variant="ghost">
              <Link href={`/leads?${new URLSearchParams([...new URLSearchParams(query), ["people", "1"]])}`}>
                A person’s…
              </Link>
            </Button>
          </noscript>
        )}
        {filter.worth && <input type="hidden" name="worth" value={filter.worth} />}
        {!manager && filter.assignedTo && <input type="hidden" name="assignedTo" value={filter.assignedTo} />}
        <Choice
          name="sort"
          label="Sort"
          any={USUAL_ORDER[sortOf({ ...filter, sort: undefined })] ?? "Newest first"}
          options={choicesOf(LEAD_SORTS, SORT_LABELS)}
          value={filter.sort}
        />
        <Several
          name="status"
          label="Status"
          options={choicesOf(LEAD_STATUSES, LEAD_STATUS_LABELS)}
          values={filter.status}
        />
      </FilterRow>
      <ActiveFilters path="/leads" query={query} hidden={hidden} inBar={inBar} />
    </FilterForm>
  );
}

const USUAL_ORDER: Record<string, string> = { nextActionDate: "Most urgent first", [BY_CLOSING]: "Last closed first" };

function hiddenIn(
  { createdFrom, createdTo, firstCall, closedFrom, closedTo, worth, source, industry }: LeadFilter,
  timeZone: string,
  now: string,
) {
  return activeOf({
    createdFrom: createdFrom && `Created from ${dayWords(createdFrom, timeZone, now)}`,
    createdTo: createdTo && `Created before ${dayWords(createdTo, timeZone, now)}`,
    firstCall: firstCall && FIRST_CALL_CHOICE_LABELS[firstCall],
    closedFrom: closedFrom && `Closed from ${dayWords(closedFrom, timeZone, now)}`,
    closedTo: closedTo && `Closed before ${dayWords(closedTo, timeZone, now)}`,
    worth: worth && WORTH_LABELS[worth],
    source: source && sourceWords(source),
    industry: industry && INDUSTRY_CHOICE_LABELS[industry],
  });
}

function whose(assignedTo: string, people: Props["people"]): string {
  if (assignedTo === "none") return "Unassigned";
  return assignedTo === "me" ? "Mine" : (people.find(({ id }) => id === assignedTo)?.name ?? "One person’s");
}
