import { OUTCOMES } from "@/lib/enums";
import type { Day } from "@/lib/time";
import type { Buckets } from "./range";
import type { Dashboard, Figures, Performer, Trend } from "./schema";
import { outcomeColumn } from "./totals";

/** A row of `call_totals`, or the like of part of a day; columns as the table names them. */
export type CallRow = { day: string; user_id: string; calls: number; timed: number; seconds: number } & Record<
  string,
  unknown
>;
export interface LeadRow {
  created: number;
  won: number;
}

/** What was read of some buckets, ready to be summed: a bucket to be taken away has its numbers turned. */
export function signed<T extends { day: string }>(rows: readonly T[], { less }: Buckets): T[] {
  const turned = new Set(less);
  return rows.map((row) => (turned.has(row.day) ? (turnedOf(row) as T) : row));
}

function turnedOf(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? -value : value]),
  );
}

export function figuresOf(calls: readonly CallRow[], leads: readonly LeadRow[]): Figures {
  const [leadsCreated, leadsWon] = [total(leads, "created"), total(leads, "won")];
  return {
    ...callFigures(calls),
    ...{ leadsCreated, leadsWon },
    conversionRate: leadsCreated === 0 ? 0 : Math.round((leadsWon / leadsCreated) * 1000) / 10,
  };
}

export function callFigures(calls: readonly CallRow[]) {
  const timed = total(calls, "timed");
  return {
    totalCalls: total(calls, "calls"),
    demosBooked: total(calls, outcomeColumn("demo-booked")),
    avgDuration: timed === 0 ? 0 : Math.floor(total(calls, "seconds") / timed),
  };
}

/** Every day of a range, those without a call too. */
export function trendsOf(days: readonly Day[], calls: readonly CallRow[]): Trend[] {
  const byDay = Map.groupBy(calls, ({ day }) => day);
  return days.map((date) => {
    const own = byDay.get(date) ?? [];
    const { totalCalls, demosBooked, avgDuration } = callFigures(own);
    const sums = { timed: total(own, "timed"), seconds: total(own, "seconds") };
    return { date, calls: totalCalls, demos: demosBooked, avgDuration, ...sums };
  });
}

export function outcomesOf(calls: readonly CallRow[]): Dashboard["outcomes"] {
  const told = OUTCOMES.map((outcome) => ({ outcome, calls: total(calls, outcomeColumn(outcome)) }));
  const settled = told.reduce((sum, one) => sum + one.calls, 0);
  return [...told, { outcome: null, calls: total(calls, "calls") - settled }];
}

export function hoursOf(calls: readonly CallRow[]): number[][] {
  const hours = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
  for (const call of calls) {
    const weekday = (new Date(`${call.day}T00:00:00Z`).getUTCDay() + 6) % 7;
    hours[weekday] = hours[weekday]?.map((sum, hour) => sum + Number(call[`h${hour}`])) ?? [];
  }
  return hours;
}

/** Who called most, most demos first among equals. */
export function topOf(calls: readonly CallRow[], names: ReadonlyMap<string, string>, size: number): Performer[] {
  const people = [...Map.groupBy(calls, (call) => call.user_id)].map(([id, own]) => ({
    ...{ id, name: names.get(id) ?? "" },
    ...callFigures(own),
  }));
  return people
    .filter(({ totalCalls }) => totalCalls > 0)
    .sort((a, b) => b.totalCalls - a.totalCalls || b.demosBooked - a.demosBooked || a.name.localeCompare(b.name))
    .slice(0, size);
}

export function total<K extends string>(rows: readonly { [key in K]?: unknown }[], column: K): number {
  return rows.map((row) => Number(row[column] ?? 0)).reduce((sum, value) => sum + value, 0);
}
