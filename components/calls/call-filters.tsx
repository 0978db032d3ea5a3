import { ActiveFilters, activeOf } from "@/components/filters/active-filters";
import { Choice, choicesOf } from "@/components/filters/choice";
import { DayFilter } from "@/components/filters/day-filter";
import { FilterForm } from "@/components/filters/filter-form";
import { FilterRow } from "@/components/filters/filter-row";
import { IndustryFilter } from "@/components/filters/industry-filter";
import { MoreFilters } from "@/components/filters/more-filters";
import { Several } from "@/components/filters/several";
import { SourceFilter } from "@/components/filters/source-filter";
import type { CallFilter } from "@/lib/calls/filter";
import { NONE, OUTCOMES } from "@/lib/enums";
import { dayWords, hourWords, sourceWords } from "@/lib/filter-words";
import { FOLLOW_UP_LABELS, INDUSTRY_CHOICE_LABELS, OUTCOME_CHOICE_LABELS } from "@/lib/labels";

interface Props {
  filter: CallFilter;
  query: string;
  manager: boolean;
  timeZone: string;
  now: string;
  sources: string[];
  people: { id: string; name: string }[];
  leadName: string | null;
}

/** Weekday and hour are one filter to people, and mean nothing without a range. */
const TOGETHER = {
  weekday: ["hour"],
  from: ["weekday", "hour"],
  to: ["weekday", "hour"],
  dueFrom: ["followUp"],
  dueTo: ["followUp"],
};

/** The list's filters as a GET form: the URL is the state, and it works before JavaScript. */
export function CallFilters({ filter, query, manager, timeZone, now, sources, people, leadName }: Props) {
  const hidden = hiddenIn(filter, timeZone, now, leadName);
  const { userId } = filter;
  const person = people.find(({ id }) => id === userId);
  const unknown = userId && userId !== "me" && !person;
  const inBar = activeOf({
    outcome: filter.outcome?.map((outcome) => OUTCOME_CHOICE_LABELS[outcome]).join(", "),
    userId: userId && (userId === "me" ? "My calls" : (person?.name ?? "One person’s")),
  });
  return (
    <FilterForm>
      <FilterRow alone>
        <Choice
          name="userId"
          label="Who called"
          any={manager ? "Anyone’s calls" : "All I see"}
          options={[
            ["me", "My calls"],
            ...(unknown ? [[userId, "One person’s"] as const] : []),
            ...people.map(({ id, name }) => [id, name] as const),
          ]}
          value={userId}
        />
        <Several
          name="outcome"
          label="Outcome"
          options={choicesOf([...OUTCOMES, NONE], OUTCOME_CHOICE_LABELS)}
          values={filter.outcome}
        />
      </FilterRow>
      <MoreFilters active={hidden.length} show="Show calls">
        <DayFilter name="from" label="From" value={filter.from} />
        <DayFilter name="to" label="Before" value={filter.to} />
        <DayFilter name="dueFrom" label="Due from" value={filter.dueFrom} />
        <DayFilter name="dueTo" label="Due before" value={filter.dueTo} />
        {filter.followUp && <input type="hidden" name="followUp" value={filter.followUp} />}
        <SourceFilter value={filter.source} known={sources} />
        <IndustryFilter value={filter.industry} />
        {filter.leadId && <input type="hidden" name="leadId" value={filter.leadId} />}
        {filter.weekday !== undefined && <input type="hidden" name="weekday" value={filter.weekday} />}
        {filter.hour !== undefined && <input type="hidden" name="hour" value={filter.hour} />}
      </MoreFilters>
      <ActiveFilters path="/calls" query={query} hidden={hidden} inBar={inBar} together={TOGETHER} />
    </FilterForm>
  );
}

function hiddenIn(filter: CallFilter, timeZone: string, now: string, leadName: string | null) {
  const { from, to, dueFrom, dueTo, followUp, weekday, hour, source, industry, leadId } = filter;
  return activeOf({
    leadId: leadId && `With ${leadName ?? "one lead"}`,
    from: from && `From ${dayWords(from, timeZone, now)}`,
    to: to && `Before ${dayWords(to, timeZone, now)}`,
    dueFrom: dueFrom && `Due from ${dayWords(dueFrom, timeZone, now)}`,
    dueTo: dueTo && `Due before ${dayWords(dueTo, timeZone, now)}`,
    followUp: followUp && FOLLOW_UP_LABELS[followUp],
    weekday: hourWords(weekday, hour),
    source: source && sourceWords(source),
    industry: industry && INDUSTRY_CHOICE_LABELS[industry],
  });
}
