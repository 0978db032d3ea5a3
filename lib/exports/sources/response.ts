import type { DashboardFilter } from "@/lib/analytics/filter";
import { openResponse, type Response } from "@/lib/analytics/response";
import { FIRST_CALLS } from "@/lib/enums";
import { FIRST_CALL_LABELS } from "@/lib/labels";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

const COLUMNS: [Column, (row: Response & { name: string }) => Value][] = [
  [{ header: "Person", type: "text", width: 28 }, ({ name }) => name],
  [{ header: "New leads", type: "number", width: 12 }, ({ leads }) => leads],
  [{ header: "Called", type: "number", width: 10 }, ({ called }) => called],
  ...FIRST_CALLS.map((one): [Column, (row: Response) => Value] => [
    { header: FIRST_CALL_LABELS[one], type: "number" },
    ({ firstCalls }) => firstCalls[one],
  ]),
  [{ header: "Mean time to the first call (s)", type: "number" }, ({ meanWait }) => meanWait],
];

/** A row for each person, as on the page. */
export const responseRows: Source<DashboardFilter> = {
  columns: () => COLUMNS.map(([column]) => column),
  async read({ ctx, settings, filter }) {
    const { rows } = await openResponse(ctx, settings, filter);
    return { rows: rows.map((row) => COLUMNS.map(([, value]) => value(row))), next: null };
  },
};
