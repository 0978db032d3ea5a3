/** A value of a cell: instants are ISO 8601 in UTC, days `YYYY-MM-DD`. */
export type Value = string | number | null;

export interface Column {
  header: string;
  /** `phone` is E.164; `time` an instant or a day. */
  type: "text" | "phone" | "number" | "time";
  /** In characters, in a workbook. */
  width?: number;
}
