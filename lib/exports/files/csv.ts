import Papa from "papaparse";
import type { Column, Value } from "./column";

/** Comma-separated values (RFC 4180), in UTF-8, of which spreadsheets run nothing. */

const BOM = "\u{feff}";
/** What begins a formula in some spreadsheet, in full width too (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
/** Signs and digits call nothing: `+971501234567` stays what it is. */
const NUMBER_LIKE = /^[+-][\d\s().,/-]*$/;
const E164 = /^\+[1-9]\d{1,14}$/;

export function csvHead(columns: readonly Column[], { bom }: { bom: boolean }): string {
  return `${bom ? BOM : ""}${lines([columns.map(({ header }) => header)])}`;
}

export function csvRows(columns: readonly Column[], rows: readonly Value[][]): string {
  return lines(rows.map((row) => row.map((value, i) => harmless(value, columns[i]?.type))));
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function harmless(value: Value, type: Column["type"] = "text"): Value {
  if (typeof value !== "string" || type === "number" || type === "time") return value;
  if (type === "phone" && E164.test(value)) return value;
  return FORMULA.test(value) && !NUMBER_LIKE.test(value) ? `'${value}` : value;
}

function lines(rows: Value[][]): string {
  return rows.length === 0 ? "" : `${Papa.unparse(rows, { newline: "\r\n" })}\r\n`;
}
