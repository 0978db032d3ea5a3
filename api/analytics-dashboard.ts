import { openDashboard } from "@/lib/analytics/dashboard";
import { fillTotals } from "@/lib/analytics/fill";
import { DashboardFilter } from "@/lib/analytics/filter";
import { presentDashboard } from "@/lib/analytics/present";
import { defineRoute, read } from "@/lib/server/route";

/** Milliseconds that a request for figures still on their way gives to bringing them on. */
const PATIENCE = 10_000;

export const analyticsDashboardRoute = defineRoute({
  GET: read(DashboardFilter, async ({ ctx, settings, later }, filter) => {
    const page = await openDashboard(ctx, settings, filter);
    if (page.moving) later(() => fillTotals(ctx.db, PATIENCE));
    return { data: presentDashboard(page) };
  }),
});
