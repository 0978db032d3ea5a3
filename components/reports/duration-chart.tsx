import { durationTicks } from "@/lib/analytics/axis";
import type { Dashboard } from "@/lib/analytics/schema";
import { formatDuration } from "@/lib/format";
import { ChartCard } from "./chart-card";
import { Plot, TOP } from "./plot";
import { PlotLink } from "./plot-link";
import { PointsTable } from "./points-table";
import { type DrawnPoint, drawnTrend, UNIT_WORDS } from "./trend-points";

/** Mean call length as a line, broken where no call has a length. */
export function DurationChart({ page }: { page: Dashboard }) {
  const { unit, points, names } = drawnTrend(page);
  const ticks = durationTicks(Math.max(...points.map(({ avgDuration }) => avgDuration)));
  const yOf = (value: number) => TOP - (value / (ticks.at(-1) ?? 1)) * TOP;
  const { each, column } = UNIT_WORDS[unit];
  return (
    <ChartCard
      id="lengths"
      title="Call length"
      description={`Mean ${each}, in minutes and seconds.`}
      table={<PointsTable points={points} column={column} values={VALUES} />}
    >
      <Plot
        label={`Mean call length ${each}`}
        ticks={ticks.map((value) => ({ value, words: formatDuration(value) }))}
        points={points.length}
        names={names}
      >
        <path
          d={lineThrough(points, yOf)}
          vectorEffect="non-scaling-stroke"
          className="fill-none stroke-2 stroke-primary"
        />
        {points.map(({ first, timed, avgDuration, words, href }, at) => (
          <PlotLink key={first} at={at} href={href} words={`${words}: ${lengthWords(timed, avgDuration)}`}>
            {timed > 0 && (
              <path
                d={`M${at + 0.5} ${yOf(avgDuration)}h0.001`}
                vectorEffect="non-scaling-stroke"
                strokeLinecap="round"
                className="stroke-5 stroke-primary"
              />
            )}
          </PlotLink>
        ))}
      </Plot>
    </ChartCard>
  );
}

function lineThrough(points: DrawnPoint[], yOf: (value: number) => number): string {
  return points
    .map(({ timed, avgDuration }, at) => {
      if (timed === 0) return "";
      const begins = (points[at - 1]?.timed ?? 0) === 0;
      return `${begins ? "M" : "L"}${at + 0.5} ${yOf(avgDuration)}`;
    })
    .join("");
}

function lengthWords(timed: number, avgDuration: number): string {
  return timed === 0 ? "no call with a length" : `${formatDuration(avgDuration)} on average`;
}

const VALUES = {
  "Calls with a length": ({ timed }: DrawnPoint) => timed.toLocaleString("en"),
  Mean: ({ timed, avgDuration }: DrawnPoint) => (timed > 0 ? formatDuration(avgDuration) : "–"),
};
