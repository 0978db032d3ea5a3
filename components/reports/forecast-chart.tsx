import { countTicks, namedPoints } from "@/lib/analytics/axis";
import { wonHref } from "@/lib/analytics/drill";
import type { Forecast, ForecastMonth } from "@/lib/analytics/forecast";
import { formatMoney, formatMonth, formatShortAmount } from "@/lib/format";
import { ChartCard } from "./chart-card";
import { Key } from "./key";
import { Plot, TOP } from "./plot";
import { PlotLink } from "./plot-link";

interface Props {
  page: Pick<Forecast, "months" | "scope">;
  currency: string;
  description: string;
}

/** What fits under a plot on a phone. */
const MOST_NAMES = 4;
const WIDTH = 0.3;

/** Forecast and won side by side, month by month; the table beside it says the same. */
export function ForecastChart({ page: { months, scope }, currency, description }: Props) {
  const ticks = countTicks(
    Math.max(...months.flatMap(({ forecast, wonValue }) => [forecast?.weighted ?? 0, wonValue])),
  );
  const height = (value: number) => (value / (ticks.at(-1) ?? 1)) * TOP;
  const names = namedPoints(months.length, MOST_NAMES);
  return (
    <ChartCard id="came-of-it" title="What came of it" description={description}>
      <Plot
        label="Forecast and won by the month"
        ticks={ticks.map((value) => ({ value, words: formatShortAmount(value) }))}
        points={months.length}
        names={names.map((point) => ({ point, words: formatMonth(months[point]?.month ?? "") }))}
      >
        {months.map((month, at) => (
          <PlotLink key={month.month} at={at} href={wonHref(scope, month)} words={wordsOf(month, currency)}>
            <Bar x={at + 0.5 - WIDTH} height={height(month.forecast?.weighted ?? 0)} className="fill-input" />
            <Bar x={at + 0.5} height={height(month.wonValue)} className="fill-primary" />
          </PlotLink>
        ))}
      </Plot>
      <Key
        entries={[
          ["bg-input", `Forecast (${currency})`],
          ["bg-primary", `Won (${currency})`],
        ]}
      />
    </ChartCard>
  );
}

function Bar({ x, height, className }: { x: number; height: number; className: string }) {
  return <rect x={x} y={TOP - height} width={WIDTH} height={height} className={className} />;
}

function wordsOf({ month, won, wonValue, forecast, running }: ForecastMonth, currency: string): string {
  const name = running ? `${formatMonth(month)} so far` : formatMonth(month);
  const foreseen = forecast ? `forecast ${formatMoney(forecast.weighted, currency)}` : "forecast not recorded";
  return `${name}: ${won.toLocaleString("en")} won, ${formatMoney(wonValue, currency)}; ${foreseen}`;
}
