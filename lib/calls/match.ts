import { NO_SOURCE, NONE } from "@/lib/enums";
import type { Settings } from "@/lib/settings/schema";
import { localHour, toDay, toInstant, weekdayOf } from "@/lib/time";
import { type CallFilter, goesByDue, needsServer } from "./filter";
import type { Call } from "./schema";

interface World {
  userId: string;
  settings: Pick<Settings, "timeZone">;
}

/**
 * The calls that a filter asks for, newest first or latest due first, all pages of it: the second reader of a filter that SQL
 * reads online. None by what only the server can tell.
 */
export function matchCalls<C extends Call>(calls: readonly C[], filter: CallFilter, { userId, settings }: World): C[] {
  if (needsServer(filter)) return [];
  const by = filter.userId === "me" ? userId : filter.userId;
  const { outcome = [], leadId, weekday, hour } = filter;
  const industry = filter.industry === NONE ? null : filter.industry;
  const source = filter.source === NO_SOURCE ? null : filter.source;
  const { timeZone } = settings;
  const from = filter.from && toInstant(filter.from, timeZone);
  const to = filter.to && toInstant(filter.to, timeZone);
  const dueFrom = filter.dueFrom && toInstant(filter.dueFrom, timeZone);
  const dueTo = filter.dueTo && toInstant(filter.dueTo, timeZone);
  const keyOf = goesByDue(filter) ? dueKeyOf : startKeyOf;
  return calls
    .filter(
      (call) =>
        call.deletedAt === null &&
        (!leadId || call.leadId === leadId) &&
        (!by || call.userId === by) &&
        (outcome.length === 0 || outcome.includes(call.outcome ?? NONE)) &&
        (industry === undefined || call.industry === industry) &&
        (source === undefined || call.source === source) &&
        (!from || call.startTime >= from) &&
        (!to || call.startTime < to) &&
        (!dueFrom || (call.nextActionDate ?? "") >= dueFrom) &&
        (!dueTo || (call.nextActionDate ?? "~") < dueTo) &&
        (weekday === undefined || weekdayOf(toDay(call.startTime, timeZone)) === weekday) &&
        (hour === undefined || localHour(call.startTime, timeZone) === hour),
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

function startKeyOf({ startTime, id }: Call): string {
  return `${startTime}|${id}`;
}

function dueKeyOf({ nextActionDate, id }: Call): string {
  return `${nextActionDate}|${id}`;
}
