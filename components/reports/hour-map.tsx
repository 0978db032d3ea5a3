import { cn } from "@/components/ui/cn";
import { callsHref } from "@/lib/analytics/drill";
import { type Heat, heatOf, hoursInUse } from "@/lib/analytics/heat";
import { WEEKDAYS } from "@/lib/analytics/period-words";
import type { Dashboard } from "@/lib/analytics/schema";
import { ChartCard } from "./chart-card";

/** When calls were begun: a table of hours and weekdays, the fuller the darker. */
export function HourMap({ page: { hours, scope, timeZone } }: { page: Dashboard }) {
  const most = Math.max(0, ...hours.flat());
  return (
    <ChartCard
      id="hours"
      title="Calls by weekday and hour"
      description={`When calls were begun, by the clock of ${timeZone}. Hours before the first and after the last call are left out.`}
    >
      <table aria-labelledby="hours" className="w-full table-fixed border-separate border-spacing-0.5 text-xs">
        <thead>
          <tr>
            <td className="w-11" />
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" className="pb-1 font-medium text-muted-foreground">
                <abbr title={weekday} className="no-underline">
                  {weekday.slice(0, 3)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hoursInUse(hours).map((hour) => (
            <tr key={hour}>
              <th scope="row" className="pe-1.5 text-end font-medium text-muted-foreground">
                {clock(hour)}
              </th>
              {WEEKDAYS.map((weekday, row) => {
                const calls = hours[row]?.[hour] ?? 0;
                return (
                  <td key={weekday} className="p-0">
                    {calls === 0 ? (
                      <span className={cn(cellClass, HEATS[0])}>0</span>
                    ) : (
                      <a
                        href={callsHref(scope, { weekday: row + 1, hour })}
                        aria-label={`${calls} on ${weekday} at ${clock(hour)}`}
                        className={cn(cellClass, "hover:underline", HEATS[heatOf(calls, most)])}
                      >
                        {calls.toLocaleString("en")}
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ChartCard>
  );
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

const cellClass =
  "flex h-7 items-center justify-center rounded-xs pointer-coarse:h-10 [print-color-adjust:exact] focus-visible:outline-offset-0";

const HEATS: Record<Heat, string> = {
  0: "bg-muted text-muted-foreground",
  1: "bg-primary/12 text-foreground",
  2: "bg-primary/24 text-foreground",
  3: "bg-primary/38 text-foreground",
  4: "bg-primary text-primary-foreground",
};
