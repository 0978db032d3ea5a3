import type { Context } from "@/lib/command/context";
import type { Settings } from "@/lib/settings/schema";
import type { Column, Value } from "../files/column";

/** When an export was asked for: what came later is not in it. */
export interface AsOf {
  /** ISO 8601 in UTC. */
  time: string;
  /** The log's `seq` of the request. */
  seq: number;
}

/** What rows are read with; `ctx` is the person who asked, at the time they did. */
export interface Reading<F> {
  ctx: Context;
  settings: Settings;
  filter: F;
  asOf: AsOf;
}

export interface Rows {
  rows: Value[][];
  /** Where the rows after these begin; null after the last. */
  next: string | null;
}

/** Where the rows of an export come from: the query of the list or report itself, page by page. */
export interface Source<F> {
  columns(settings: Settings): Column[];
  read(reading: Reading<F>, cursor: string | null, size: number): Promise<Rows>;
  /** At least so many rows there are, counted to `most`; absent for what is never long. */
  count?(reading: Reading<F>, most: number): Promise<number>;
}
