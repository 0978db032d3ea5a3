import { Tabs } from "@/components/ui/tabs";
import { BREAKDOWNS, type Breakdown } from "@/lib/analytics/filter";
import type { Period } from "@/lib/analytics/period";
import { reportsHref, type Slice } from "@/lib/analytics/report-filter";

interface Props {
  current: string;
  period: Period;
  slice: Slice;
  manager: boolean;
}

/** The same period and filters as an overview, or by person, industry and source. */
export function ReportTabs({ current, period, slice, manager }: Props) {
  const views: [string, string][] = [
    ["/reports", "Overview"],
    ...BREAKDOWNS.filter((by) => manager || by !== "people").map((by): [string, string] => [
      `/reports/${by}`,
      LABELS[by],
    ]),
  ];
  views.push(
    ["/reports/response-time", "Response time"],
    ["/reports/follow-through", "Follow-through"],
    ["/reports/forecast", "Forecast"],
  );
  if (manager) views.push(["/reports/saved", "Saved"]);
  const items = views.map(([path, label]) => ({
    href: path === "/reports/saved" ? path : reportsHref(period, slice, path),
    label,
    current: path === current,
  }));
  return <Tabs label="Reports" items={items} className="mb-0 border-b" />;
}

const LABELS: Record<Breakdown, string> = { people: "By person", industries: "By industry", sources: "By source" };
