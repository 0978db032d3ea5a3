import type { Due, FirstCallChoice, LeadSort } from "./filter";

/** What people read for each due filter: also the title of its list. */
export const DUE_LABELS: Record<Due, string> = {
  now: "Due now",
  overdue: "Overdue",
  today: "Due today",
  week: "Due in 7 days",
};

export const FIRST_CALL_CHOICE_LABELS: Record<FirstCallChoice, string> = {
  "5-minutes": "Called within 5 minutes",
  hour: "Called after 5 minutes to an hour",
  day: "Called after an hour to a day",
  later: "Called later than a day",
  none: "Not called yet",
  any: "Called",
};
export const WORTH_LABELS = { unknown: "No value or probability" };

export const SORT_LABELS: Record<LeadSort, string> = {
  "-createdAt": "Newest first",
  createdAt: "Oldest first",
  "-updatedAt": "Last changed first",
  updatedAt: "Longest unchanged first",
  name: "Name, A to Z",
  "-name": "Name, Z to A",
  nextActionDate: "Next action, soonest first",
  "-nextActionDate": "Next action, latest first",
};
