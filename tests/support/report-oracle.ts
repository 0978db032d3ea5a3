import type { Dashboard, Scope } from "@/lib/analytics/schema";
import { rows } from "./world";

interface RawCall {
  id: string;
  user_id: string;
  start_time: string;
  duration: number | null;
  outcome: string | null;
  industry: string | null;
  source: string | null;
}
interface RawLead {
  assigned_to: string | null;
  created_at: string;
  status: string;
  industry: string | null;
  source: string | null;
}

/** Every figure of a dashboard once more: by reading all rows and counting with `Intl`, apart from the code under test. */
export async function countedByHand({ scope, previous, timeZone }: Pick<Dashboard, "scope" | "previous" | "timeZone">) {
  const here = await callsIn(scope, scope);
  const then = await callsIn(scope, previous);
  const created = await leadsIn(scope, (lead) => inRange(lead.created_at, scope));
  const createdBefore = await leadsIn(scope, (lead) => inRange(lead.created_at, previous));
  const now = await leadsIn(scope, () => true);
  const localOf = localIn(timeZone);
  const active = ["new", "contacted", "qualified", "demo-scheduled"];
  return {
    figures: figuresOf(here, created),
    before: figuresOf(then, createdBefore),
    activeLeads: now.filter(({ status }) => active.includes(status)).length,
    days: countBy(here, (call) => localOf(call.start_time).day),
    demos: countBy(
      here.filter(({ outcome }) => outcome === "demo-booked"),
      (call) => localOf(call.start_time).day,
    ),
    outcomes: countBy(here, ({ outcome }) => outcome ?? "none"),
    funnel: countBy(now, ({ status }) => status),
    hours: countBy(here, (call) => `${localOf(call.start_time).weekday} ${localOf(call.start_time).hour}`),
    people: countBy(here, ({ user_id }) => user_id),
  };
}

/** A dashboard in the same shape. */
export function told(page: Dashboard) {
  const counted = (pairs: [string, number][]) => Object.fromEntries(pairs.filter(([, n]) => n !== 0));
  return {
    ...{ figures: page.figures, before: page.before, activeLeads: page.activeLeads },
    days: counted(page.trends.map(({ date, calls }) => [date, calls])),
    demos: counted(page.trends.map(({ date, demos }) => [date, demos])),
    outcomes: counted(page.outcomes.map(({ outcome, calls }) => [outcome ?? "none", calls])),
    funnel: counted(page.funnel.map(({ status, leads }) => [status, leads])),
    hours: counted(
      page.hours.flatMap((row, day) => row.map((n, hour): [string, number] => [`${WEEKDAYS[day]} ${hour}`, n])),
    ),
    people: counted(page.topPerformers.map(({ id, totalCalls }) => [id, totalCalls])),
  };
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

async function callsIn(scope: Scope, { start, end }: { start: string; end: string }): Promise<RawCall[]> {
  const all = await rows<RawCall>("select * from calls where deleted_at is null");
  return all.filter(
    (call) =>
      inRange(call.start_time, { start, end }) && isIn(scope, call) && (scope.userId ?? call.user_id) === call.user_id,
  );
}

async function leadsIn(scope: Scope, when: (lead: RawLead) => boolean): Promise<RawLead[]> {
  const all = await rows<RawLead>("select * from leads where deleted_at is null");
  return all.filter(
    (lead) => when(lead) && isIn(scope, lead) && (scope.userId === null || (lead.assigned_to ?? "") === scope.userId),
  );
}

function isIn(scope: Scope, row: { industry: string | null; source: string | null }): boolean {
  return (
    (scope.industry === null || scope.industry === (row.industry ?? "")) &&
    (scope.source === null || scope.source === (row.source ?? ""))
  );
}

function inRange(instant: string, { start, end }: { start: string; end: string }): boolean {
  return Date.parse(start) <= Date.parse(instant) && Date.parse(instant) < Date.parse(end);
}

function figuresOf(calls: RawCall[], leads: RawLead[]) {
  const durations = calls.flatMap(({ duration }) => (duration === null ? [] : [duration]));
  const won = leads.filter(({ status }) => status === "closed-won").length;
  return {
    totalCalls: calls.length,
    demosBooked: calls.filter(({ outcome }) => outcome === "demo-booked").length,
    avgDuration: durations.length === 0 ? 0 : Math.floor(durations.reduce((a, b) => a + b, 0) / durations.length),
    leadsCreated: leads.length,
    leadsWon: won,
    conversionRate: leads.length === 0 ? 0 : Number(((won / leads.length) * 100).toFixed(1)),
  };
}

function countBy<T>(list: T[], key: (one: T) => string): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(list, key)].map(([name, found]) => [name, found.length]));
}

function localIn(timeZone: string) {
  const format = new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" },
    weekday: "short",
  } as Intl.DateTimeFormatOptions);
  return (instant: string) => {
    const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
    const { year, month, day, hour, weekday } = parts;
    return { day: `${year}-${month}-${day}`, hour: Number(hour), weekday };
  };
}
