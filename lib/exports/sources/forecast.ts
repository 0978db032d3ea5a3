import { type Forecast, type ForecastMonth, openForecast } from "@/lib/analytics/forecast";
import { rightness } from "@/lib/analytics/forecast-error";
import type { ForecastFilter } from "@/lib/analytics/forecast-filter";
import { LEAD_STATUS_LABELS } from "@/lib/labels";
import type { Settings } from "@/lib/settings/schema";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

type Columns<T> = [Column, (row: T) => Value][];

/** What was not written down is empty, and never 0. */
const byMonth = ({ currency }: Settings): Columns<ForecastMonth> => [
  [{ header: "Month", type: "text", width: 10 }, ({ month }) => month],
  [{ header: `Forecast (${currency})`, type: "number" }, ({ forecast }) => forecast?.weighted ?? null],
  [{ header: "Written down", type: "time" }, ({ forecast }) => forecast?.takenAt ?? null],
  [{ header: "Leads won", type: "number", width: 10 }, ({ won }) => won],
  [{ header: `Won (${currency})`, type: "number" }, ({ wonValue }) => wonValue],
  [{ header: "Leads lost", type: "number", width: 10 }, ({ lost }) => lost],
  [
    { header: `Won less forecast (${currency})`, type: "number" },
    ({ forecast, wonValue }) => forecast && wonValue - forecast.weighted,
  ],
  [
    { header: "Right (%)", type: "number", width: 10 },
    ({ forecast, wonValue, running }) => (forecast && !running ? rightness(forecast.weighted, wonValue) : null),
  ],
];

const now = ({ currency }: Settings): Columns<Forecast["cells"][number]> => [
  [{ header: "Person", type: "text", width: 28 }, ({ name }) => name],
  [{ header: "Status", type: "text" }, ({ status }) => LEAD_STATUS_LABELS[status]],
  [{ header: "Active leads", type: "number", width: 12 }, ({ leads }) => leads],
  [{ header: `Pipeline (${currency})`, type: "number" }, ({ value }) => value],
  [{ header: `Weighted (${currency})`, type: "number" }, ({ weighted }) => weighted],
  [{ header: "Without value or probability", type: "number" }, ({ unweighed }) => unweighed],
];

export const forecastRows = sourceOf(byMonth, ({ months }) => months);
export const pipelineRows = sourceOf(now, ({ cells }) => cells);

function sourceOf<T>(columnsIn: (settings: Settings) => Columns<T>, rowsOf: (page: Forecast) => T[]) {
  return {
    columns: (settings) => columnsIn(settings).map(([column]) => column),
    async read({ ctx, settings, filter }) {
      const rows = rowsOf(await openForecast(ctx, settings, filter));
      return { rows: rows.map((row) => columnsIn(settings).map(([, value]) => value(row))), next: null };
    },
  } satisfies Source<ForecastFilter>;
}
