import { countTicks } from "@/lib/analytics/axis";
import type { Dashboard } from "@/lib/analytics/schema";
import { ChartCard } from "./chart-card";
import { Key } from "./key";
import { Plot, TOP } from "./plot";
import { PlotLink } from "./plot-link";
import { PointsTable } from "./points-table";
import { type DrawnPoint, drawnTrend, UNIT_WORDS } from "./trend-points";

/** Calls as bars, and within each those that booked a demo. */
export function TrendChart({ page }: { page: Dashboard }) {
  const { unit, points, names } = drawnTrend(page);
  const ticks = countTicks(Math.max(...points.map(({ calls }) => calls)));
  const height = (value: number) => (value / (ticks.at(-1) ?? 1)) * TOP;
  const { each, column } = UNIT_WORDS[unit];
  const width = Math.min(0.8, points.length * 0.1);
  return (
    <ChartCard
      id="trend"
      title="Calls and demos"
      description={`${each[0]?.toUpperCase()}${each.slice(1)}. Demos are part of the calls.`}
      table={<PointsTable points={points} column={column} values={VALUES} />}
    >
      <Plot
        label={`Calls and demos ${each}`}
        ticks={ticks.map((value) => ({ value, words: value.toLocaleString("en") }))}
        points={points.length}
        names={names}
      >
        {points.map(({ first, calls, demos, words, href }, at) => (
          <PlotLink key={first} at={at} href={href} words={`${words}: ${callWords(calls)}, ${demoWords(demos)}`}>
            <Bar at={at} width={width} height={height(calls)} className="fill-input" />
            <Bar at={at} width={width} height={height(demos)} className="fill-primary" />
          </PlotLink>
        ))}
      </Plot>
      <Key
        entries={[
          ["bg-input", "Calls"],
          ["bg-primary", "Demos booked"],
        ]}
      />
    </ChartCard>
  );
}

function Bar({ at, width, height, className }: { at: number; width: number; height: number; className: string }) {
  return <rect x={at + (1 - width) / 2} y={TOP - height} width={width} height={height} className={className} />;
}

const VALUES = {
  Calls: ({ calls }: DrawnPoint) => calls.toLocaleString("en"),
  Demos: ({ demos }: DrawnPoint) => demos.toLocaleString("en"),
};

function callWords(calls: number): string {
  return calls === 1 ? "1 call" : `${calls.toLocaleString("en")} calls`;
}

function demoWords(demos: number): string {
  return demos === 1 ? "1 demo" : `${demos.toLocaleString("en")} demos`;
}
