import type { BatchItem } from "drizzle-orm/batch";
import type { Context } from "@/lib/command/context";
import type { Row } from "@/lib/command/store";
import type { Key } from "../cursor";
import type { Kept } from "../rows";

/** What is sent together; a page ends behind one, and `key` is where the next goes on. */
export interface Chunk {
  key: Key;
  kept: Kept[];
}

/**
 * A part of the bootstrap. It is read upwards along a key that either stays or grows, so that no change during the
 * reading moves a row back behind the reader.
 */
export interface Section {
  statements(ctx: Context, after: Key | null): BatchItem<"sqlite">[];
  open(ctx: Context, found: Row[][]): Promise<{ chunks: Chunk[]; more: boolean }>;
}

/** Rows read of a section for one page. */
export const ROWS = 300;
/** How many leads, and how many calls, a manager's device keeps: the latest. */
export const RECENT = 2000;
/** How many of its calls, and of its conversations, come with a lead: the newest. */
export const PER_LEAD = 200;

export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}
