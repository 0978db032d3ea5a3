import { Tabs } from "@/components/ui/tabs";
import { PRESETS } from "@/lib/analytics/filter";
import type { Period } from "@/lib/analytics/period";
import { PRESET_LABELS } from "@/lib/analytics/period-words";
import { reportsHref, type Slice } from "@/lib/analytics/report-filter";

/** The periods that have a name, one press away. */
export function PeriodTabs({ period, slice, path }: { period: Period; slice: Slice; path?: string }) {
  return (
    <Tabs
      label="Periods"
      items={PRESETS.map((preset) => ({
        href: reportsHref({ preset }, slice, path),
        label: PRESET_LABELS[preset],
        current: period.preset === preset,
      }))}
    />
  );
}
