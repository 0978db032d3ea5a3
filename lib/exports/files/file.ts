import { EXPORT_KIND_LABELS } from "@/lib/labels";
import type { Export } from "../schema";
import type { Column, Value } from "./column";
import { csvHead, csvRows } from "./csv";
import { clockOf } from "./serial";
import { type SheetState, xlsxHead, xlsxRows, xlsxTail } from "./xlsx";

/** A file in pieces that are put one behind the other; `state` is what the next piece needs of those before it. */
export interface FileWriter {
  head(): Piece;
  rows(rows: readonly Value[][], state: SheetState | null): Piece;
  tail(state: SheetState | null): Uint8Array;
}

export interface Piece {
  bytes: Uint8Array;
  state: SheetState | null;
}

const text = new TextEncoder();
const NOTHING = new Uint8Array();

export function writerOf(
  { kind, format, bom }: Pick<Export, "kind" | "format" | "bom">,
  columns: readonly Column[],
  timeZone: string,
): FileWriter {
  if (format === "csv") {
    return {
      head: () => ({ bytes: text.encode(csvHead(columns, { bom })), state: null }),
      rows: (rows) => ({ bytes: text.encode(csvRows(columns, rows)), state: null }),
      tail: () => NOTHING,
    };
  }
  const name = EXPORT_KIND_LABELS[kind];
  const known = (state: SheetState | null) => {
    if (!state) throw new Error("A workbook begins with its head.");
    return state;
  };
  return {
    head: () => xlsxHead(columns, name),
    rows: (rows, state) => xlsxRows(columns, rows, clockOf(timeZone), known(state)),
    tail: (state) => xlsxTail(name, known(state)),
  };
}
