import type { ExportKind } from "@/lib/enums";

/** Where each kind is seen on a page. */
export const LISTS: Record<ExportKind, { path: string; label: string }> = {
  leads: { path: "/leads", label: "Leads" },
  calls: { path: "/calls", label: "Calls" },
  activity: { path: "/activity", label: "Activity" },
  trend: { path: "/reports", label: "Reports" },
  people: { path: "/reports/people", label: "Reports" },
  industries: { path: "/reports/industries", label: "Reports" },
  sources: { path: "/reports/sources", label: "Reports" },
  response: { path: "/reports/response-time", label: "Reports" },
  promises: { path: "/reports/follow-through", label: "Reports" },
  forecast: { path: "/reports/forecast", label: "Forecast" },
  pipeline: { path: "/reports/forecast", label: "Forecast" },
};
