import type { Range } from "./schema";

const HOUR = 3_600_000;

/** Part of a day as the whole hours of UTC in it (`2026-11-23T10`), and what stands out at its ends. */
export function splitHours({ start, end }: Range): { hours: string[]; edges: Range[] } {
  const from = Math.ceil(Date.parse(start) / HOUR) * HOUR;
  const to = Math.floor(Date.parse(end) / HOUR) * HOUR;
  if (from >= to) return { hours: [], edges: [{ start, end }] };
  const hours = Array.from({ length: (to - from) / HOUR }, (_, n) => iso(from + n * HOUR).slice(0, 13));
  const edges = [
    { start, end: iso(from) },
    { start: iso(to), end },
  ];
  return { hours, edges: edges.filter((edge) => edge.start < edge.end) };
}

/** When the hour began that an instant is in. */
export function hourBegun(instant: string): string {
  return iso(Math.floor(Date.parse(instant) / HOUR) * HOUR);
}

const iso = (time: number) => new Date(time).toISOString();
