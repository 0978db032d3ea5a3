/** A lead that a list found. */
export interface Found<L extends { id: string }> {
  lead: L;
  /** What the list is sorted by. */
  k: string;
}

/** Matches by name and by phone in one order, each lead once. */
export function merge<L extends { id: string }>(a: Found<L>[], b: Found<L>[], descending: boolean): Found<L>[] {
  const all = new Map([...a, ...b].map((item) => [item.lead.id, item]));
  const sign = descending ? -1 : 1;
  return [...all.values()].sort((x, y) => sign * (compare(x.k, y.k) || compare(x.lead.id, y.lead.id)));
}

/** As SQLite compares text: by code point. */
function compare(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  const at = x.findIndex((letter, i) => letter !== y[i]);
  if (at < 0) return x.length - y.length;
  return (x[at]?.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? -1);
}
