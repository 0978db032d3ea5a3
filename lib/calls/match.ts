import type { Settings } from "@/lib/settings/schema";
import { toInstant } from "@/lib/time";
import type { CallFilter } from "./filter";
import type { Call } from "./schema";

interface World {
  userId: string;
  settings: Pick<Settings, "timeZone">;
}

/** The calls that a filter asks for, newest first, all pages of it: the second reader of a filter that SQL reads online. */
export function matchCalls<C extends Call>(calls: readonly C[], filter: CallFilter, { userId, settings }: World): C[] {
  const by = filter.userId === "me" ? userId : filter.userId;
  const { outcome = [], leadId, industry, source } = filter;
  const from = filter.from && toInstant(filter.from, settings.timeZone);
  const to = filter.to && toInstant(filter.to, settings.timeZone);
  return calls
    .filter(
      (call) =>
        call.deletedAt === null &&
        (!leadId || call.leadId === leadId) &&
        (!by || call.userId === by) &&
        (outcome.length === 0 || (call.outcome !== null && outcome.includes(call.outcome))) &&
        (!industry || call.industry === industry) &&
        (!source || call.source === source) &&
        (!from || call.startTime >= from) &&
        (!to || call.startTime < to),
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
}

function keyOf({ startTime, id }: Call): string {
  return `${startTime}|${id}`;
}
