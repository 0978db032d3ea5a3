import type { Dashboard } from "./schema";

/** The dashboard as `GET /api/analytics/dashboard` gives it. */
export function presentDashboard({ figures, activeLeads, trends, topPerformers }: Dashboard) {
  const { totalCalls, demosBooked, conversionRate } = figures;
  return {
    metrics: { totalCalls, demosBooked, activeLeads, conversionRate },
    trends: trends.map(({ date, calls, demos, avgDuration }) => ({ date, calls, demos, avgDuration })),
    topPerformers,
  };
}
