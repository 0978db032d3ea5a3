import { type BreakdownRow, openBreakdown } from "@/lib/analytics/breakdown";
import { openDashboard } from "@/lib/analytics/dashboard";
import type { Breakdown, DashboardFilter } from "@/lib/analytics/filter";
import type { Trend } from "@/lib/analytics/schema";
import type { Settings } from "@/lib/settings/schema";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

/** A report is read whole: a few hundred rows of sums, as the page shows them. */

const TREND: [Column, (day: Trend) => Value][] = [
  [{ header: "Day", type: "time", width: 12 }, ({ date }) => date],
  [{ header: "Calls", type: "number", width: 10 }, ({ calls }) => calls],
  [{ header: "Demos booked", type: "number", width: 14 }, ({ demos }) => demos],
  [{ header: "Mean call length (s)", type: "number" }, ({ avgDuration }) => avgDuration],
  [{ header: "Calls with a length", type: "number" }, ({ timed }) => timed],
  [{ header: "Their seconds together", type: "number" }, ({ seconds }) => seconds],
];

export const trendRows: Source<DashboardFilter> = {
  columns: () => TREND.map(([column]) => column),
  async read({ ctx, settings, filter }) {
    const { trends } = await openDashboard(ctx, settings, filter);
    return { rows: trends.map((day) => TREND.map(([, value]) => value(day))), next: null };
  },
};

const NAMED = { people: "Person", industries: "Industry", sources: "Source" };

export function breakdownRows(by: Breakdown): Source<DashboardFilter> {
  return {
    columns: (settings) => breakdownColumns(by, settings).map(([column]) => column),
    async read({ ctx, settings, filter }) {
      const { rows } = await openBreakdown(ctx, settings, filter, by);
      const columns = breakdownColumns(by, settings);
      return { rows: rows.map((row) => columns.map(([, value]) => value(row))), next: null };
    },
  };
}

function breakdownColumns(by: Breakdown, { currency }: Settings): [Column, (row: BreakdownRow) => Value][] {
  return [
    [{ header: NAMED[by], type: "text", width: 28 }, (row) => row.name],
    [{ header: "Calls", type: "number", width: 10 }, (row) => row.totalCalls],
    [{ header: "Demos booked", type: "number", width: 14 }, (row) => row.demosBooked],
    [{ header: "Mean call length (s)", type: "number" }, (row) => row.avgDuration],
    [{ header: "Leads created", type: "number", width: 14 }, (row) => row.leadsCreated],
    [{ header: "Leads won", type: "number", width: 12 }, (row) => row.leadsWon],
    [{ header: "Conversion rate (%)", type: "number" }, (row) => row.conversionRate],
    [{ header: "Active leads", type: "number", width: 12 }, (row) => row.activeLeads],
    [{ header: `Pipeline (${currency})`, type: "number" }, (row) => row.pipeline],
    [{ header: `Weighted (${currency})`, type: "number" }, (row) => row.weighted],
  ];
}
