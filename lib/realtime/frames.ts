import type { LogRow } from "@/lib/sync/log";
import type { Item } from "./protocol";

/** Bytes of the items in one frame: a message of a megabyte is the most that every part of the way takes. */
const MAX_FRAME = 900_000;

/** The items of one frame as JSON, made once for however many sockets; `to` is the `seq` where it ends. */
export interface Part {
  to: number;
  items: string;
}

/**
 * The items of a window in as few frames as they fit into, none of which splits an operation. Null when one operation
 * alone is too large for a frame.
 */
export function partsOf(items: Item[], ends: readonly number[], to: number, max = MAX_FRAME): Part[] | null {
  if (items.length === 0) return [];
  const whole = JSON.stringify(items);
  if (bytesOf(whole) <= max) return [{ to, items: whole }];
  const operations = Map.groupBy(items, ({ seq }) => ends.find((end) => seq <= end) ?? to);
  const parts: { to: number; items: string[]; bytes: number }[] = [];
  for (const [end, group] of operations) {
    const json = group.map((item) => JSON.stringify(item)).join();
    const bytes = bytesOf(json) + 3;
    if (bytes > max) return null;
    const last = parts.at(-1);
    if (last && last.bytes + bytes <= max) Object.assign(last, { to: end, bytes: last.bytes + bytes }).items.push(json);
    else parts.push({ to: end, items: [json], bytes });
  }
  return parts.map((part, i) => ({ to: i === parts.length - 1 ? to : part.to, items: `[${part.items.join()}]` }));
}

/** The last `seq` of each operation of a window. */
export function operationEnds(log: readonly LogRow[]): number[] {
  return log
    .filter((row, i) => row.operationId !== log[i + 1]?.operationId || row.userId !== log[i + 1]?.userId)
    .map((row) => row.seq);
}

const encoder = new TextEncoder();

function bytesOf(text: string): number {
  return encoder.encode(text).byteLength;
}
