import type { Scope } from "@/lib/analytics/schema";
import { rows } from "./world";

interface RawLead {
  id: string;
  assigned_to: string | null;
  created_at: string;
  industry: string | null;
  source: string | null;
}

const MINUTE = 60_000;

/** How soon the leads of a scope were called, once more: from all leads and calls, apart from the code under test. */
export async function responseByHand(scope: Scope) {
  const leads = await rows<RawLead>("select * from leads where deleted_at is null");
  const calls = await rows<{ lead_id: string; start_time: string }>("select * from calls where deleted_at is null");
  const begun = Map.groupBy(calls, ({ lead_id }) => lead_id);
  const meant = leads.filter(
    ({ created_at, assigned_to, industry, source }) =>
      Date.parse(created_at) >= Date.parse(scope.start) &&
      Date.parse(created_at) < Date.parse(scope.end) &&
      (scope.userId === null || scope.userId === (assigned_to ?? "")) &&
      (scope.industry === null || scope.industry === (industry ?? "")) &&
      (scope.source === null || scope.source === (source ?? "")),
  );
  const waits = meant.map(({ id, created_at }) => {
    const starts = (begun.get(id) ?? []).map(({ start_time }) => Date.parse(start_time));
    return starts.length === 0 ? null : Math.max(0, Math.floor((Math.min(...starts) - Date.parse(created_at)) / 1000));
  });
  const called = waits.filter((wait) => wait !== null);
  const within = (from: number, to: number) => called.filter((wait) => wait > from && wait <= to).length;
  return {
    leads: meant.length,
    called: called.length,
    firstCalls: {
      "5-minutes": within(-1, (5 * MINUTE) / 1000),
      hour: within((5 * MINUTE) / 1000, 3600),
      day: within(3600, 24 * 3600),
      later: called.filter((wait) => wait > 24 * 3600).length,
      none: meant.length - called.length,
    },
    meanWait: called.length === 0 ? null : Math.floor(called.reduce((sum, wait) => sum + wait, 0) / called.length),
    ids: meant.map(({ id }, i) => ({ id, wait: waits[i] ?? null })),
  };
}
