import type { Activity } from "./schema";

export interface TimelinePage {
  data: Activity[];
  nextCursor: string | null;
}

/**
 * The newest page with what was read before, each row once. The newest page moves on with every change, so what it
 * held when older rows were asked for is kept; rows that no longer meet it are given up, rather than a gap shown.
 */
export function joined(newest: TimelinePage, held: TimelinePage | null): TimelinePage {
  const [first] = held?.data ?? [];
  const last = newest.data.at(-1);
  if (!held || !first || !last || (newest.nextCursor && last.seq > first.seq)) return newest;
  return { data: [...newest.data.filter(({ seq }) => seq > first.seq), ...held.data], nextCursor: held.nextCursor };
}
