import type { FollowUp, LeadStatus, Outcome } from "@/lib/enums";
import type { FirstCallChoice } from "@/lib/leads/filter";
import type { Range, Scope } from "./schema";

/** Where a figure leads: the address of the list of exactly the calls or leads it counts. */

export interface CallCell {
  range?: Range;
  outcome?: Outcome | null;
  userId?: string;
  /** 1 is Monday. */
  weekday?: number;
  hour?: number;
}

export interface LeadCell {
  created?: Range;
  closed?: Range;
  status?: readonly LeadStatus[];
  worth?: "unknown";
}

export function callsHref({ start, end, userId, industry, source }: Scope, cell: CallCell = {}): string {
  const query = new URLSearchParams({ from: cell.range?.start ?? start, to: cell.range?.end ?? end });
  set(query, "userId", cell.userId ?? userId);
  set(query, "industry", industry === "" ? "none" : industry);
  set(query, "source", source === "" ? "(none)" : source);
  if (cell.outcome !== undefined) query.set("outcome", cell.outcome ?? "none");
  set(query, "weekday", cell.weekday);
  set(query, "hour", cell.hour);
  return `/calls?${query}`;
}

/** The calls whose next action was due in a range, and what became of it. */
export function promisesHref({ start, end, userId }: Scope, followUp?: FollowUp): string {
  const query = new URLSearchParams({ dueFrom: start, dueTo: end });
  set(query, "userId", userId);
  set(query, "followUp", followUp);
  return `/calls?${query}`;
}

export interface LeadCell {
  created?: Range;
  status?: readonly LeadStatus[];
  firstCall?: FirstCallChoice;
}

export function leadsHref(
  { userId, industry, source }: Pick<Scope, "userId" | "industry" | "source">,
  { created, closed, status = [], worth, firstCall }: LeadCell = {},
): string {
  const query = new URLSearchParams();
  if (created) query.set("createdFrom", created.start);
  if (created) query.set("createdTo", created.end);
  if (closed) query.set("closedFrom", closed.start);
  if (closed) query.set("closedTo", closed.end);
  set(query, "worth", worth);
  set(query, "assignedTo", userId === "" ? "none" : userId);
  set(query, "industry", industry === "" ? "none" : industry);
  set(query, "source", source === "" ? "(none)" : source);
  if (status.length > 0) query.set("status", status.join(","));
  set(query, "firstCall", firstCall);
  return `/leads?${query}`;
}

/** What was won in a while, last won first. */
export function wonHref(scope: Pick<Scope, "userId" | "industry" | "source">, { start, end }: Range): string {
  return leadsHref(scope, { closed: { start, end }, status: ["closed-won"] });
}

/** One's own due leads are the room that the navigation leads to. */
export function dueHref(userId: string, actorId: string): string {
  return `/leads?due=now&assignedTo=${userId === actorId ? "me" : userId}`;
}

function set(query: URLSearchParams, name: string, value: string | number | null | undefined): void {
  if (value !== null && value !== undefined) query.set(name, String(value));
}
