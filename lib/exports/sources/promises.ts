import type { PromisesFilter } from "@/lib/analytics/filter";
import { openPromises, type Promises } from "@/lib/analytics/promises";
import { FOLLOW_UPS } from "@/lib/enums";
import { FOLLOW_UP_LABELS } from "@/lib/labels";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

const COLUMNS: [Column, (row: Promises & { name: string }) => Value][] = [
  [{ header: "Person", type: "text", width: 28 }, ({ name }) => name],
  [{ header: "Fell due", type: "number", width: 10 }, ({ due }) => due],
  ...FOLLOW_UPS.map((one): [Column, (row: Promises) => Value] => [
    { header: FOLLOW_UP_LABELS[one], type: "number", width: 10 },
    ({ followUps }) => followUps[one],
  ]),
  [
    { header: "Kept (%)", type: "number", width: 10 },
    ({ due, followUps }) => Math.round((followUps.kept / due) * 1000) / 10,
  ],
];

/** A row for each person, as on the page. */
export const promiseRows: Source<PromisesFilter> = {
  columns: () => COLUMNS.map(([column]) => column),
  async read({ ctx, settings, filter }) {
    const { rows } = await openPromises(ctx, settings, filter);
    return { rows: rows.map((row) => COLUMNS.map(([, value]) => value(row))), next: null };
  },
};
