import { NONE } from "@/lib/enums";
import { dayWords, hourWords, sourceWords } from "@/lib/filter-words";
import { FOLLOW_UP_LABELS, INDUSTRY_CHOICE_LABELS, LEAD_STATUS_LABELS, OUTCOME_CHOICE_LABELS } from "@/lib/labels";
import { DUE_LABELS, FIRST_CALL_CHOICE_LABELS, WORTH_LABELS } from "@/lib/leads/labels";
import { addDays, isDay } from "@/lib/time";
import type { Query } from "./filter";

export interface Reader {
  timeZone: string;
  now: string;
  nameOf(id: string): string;
}

/** What narrows an export, as people say it; none for all there is. */
export function filterWords(filter: Query, reader: Reader): string[] {
  const one = (name: string) => {
    const value = filter[name];
    return Array.isArray(value) ? value.join(",") : value;
  };
  const labels = (name: string, words: Record<string, string>) =>
    one(name)
      ?.split(",")
      .map((value) => words[value] ?? value)
      .join(", ");
  const words = [
    spanWords("", one("startDate"), one("endDate"), reader),
    spanWords("", one("from"), one("to"), reader),
    one("months") && `the last ${one("months")} months`,
    spanWords("created ", one("createdFrom"), one("createdTo"), reader),
    spanWords("due ", one("dueFrom"), one("dueTo"), reader),
    labels("followUp", FOLLOW_UP_LABELS),
    spanWords("closed ", one("closedFrom"), one("closedTo"), reader),
    labels("worth", WORTH_LABELS),
    hourWords(numberIn(one("weekday")), numberIn(one("hour"))),
    labels("due", DUE_LABELS),
    labels("status", LEAD_STATUS_LABELS),
    labels("firstCall", FIRST_CALL_CHOICE_LABELS),
    labels("outcome", OUTCOME_CHOICE_LABELS),
    labels("industry", INDUSTRY_CHOICE_LABELS),
    one("source") && sourceWords(one("source") ?? ""),
    one("assignedTo") && (one("assignedTo") === NONE ? "unassigned" : `of ${personWords(one("assignedTo"), reader)}`),
    one("userId") && `by ${personWords(one("userId"), reader)}`,
    one("leadId") && "of one lead",
    one("q") && `“${one("q")}”`,
  ];
  return words.filter((word): word is string => typeof word === "string" && word !== "");
}

/** Ranges end before their end: of days the last one is said. */
function spanWords(what: string, from: string | undefined, to: string | undefined, reader: Reader): string | null {
  const words = (value: string) => dayWords(value, reader.timeZone, reader.now);
  const last = to && (isDay(to) ? words(addDays(to, -1)) : words(to));
  if (from && last) return `${what}${words(from)} – ${last}`;
  if (from) return `${what}from ${words(from)}`;
  return last ? `${what}until ${last}` : null;
}

function personWords(id: string | undefined, { nameOf }: Reader): string {
  return id === "me" ? "you" : nameOf(id ?? "");
}

function numberIn(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
