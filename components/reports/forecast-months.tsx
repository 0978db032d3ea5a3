import { Card } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { wonHref } from "@/lib/analytics/drill";
import { type Forecast, type ForecastMonth, isSliced } from "@/lib/analytics/forecast";
import { rightness } from "@/lib/analytics/forecast-error";
import { formatMoney, formatMonth, formatWhen } from "@/lib/format";
import { FigureLink } from "./figure-link";

interface Props {
  page: Pick<Forecast, "months" | "scope" | "timeZone">;
  currency: string;
  now: string;
}

/** Month by month what was forecast, what was won, and how right that was; the running month first. */
export function ForecastMonths({ page, currency, now }: Props) {
  const words: Words = {
    ...{ currency, scope: page.scope },
    money: (value) => formatMoney(value, currency),
    when: (instant) => formatWhen(instant, page.timeZone, now),
  };
  return (
    <Card aria-label="Month by month" className="overflow-x-auto">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Month</TableHead>
            {["Forecast", "Won", "Leads won", "Difference", "Right"].map((name) => (
              <TableHead key={name} className="text-end">
                {name}
              </TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {page.months.toReversed().map((month) => (
            <MonthRow key={month.month} month={month} words={words} />
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

interface Words {
  currency: string;
  scope: Forecast["scope"];
  money(value: number): string;
  when(instant: string): string;
}

function MonthRow({ month, words: { scope, money, when } }: { month: ForecastMonth; words: Words }) {
  const { won, wonValue, forecast, running } = month;
  const name = formatMonth(month.month);
  const href = wonHref(scope, month);
  return (
    <TableRow>
      <TableCell className="whitespace-nowrap">
        {name}
        {running && <span className="block text-muted-foreground text-xs">so far</span>}
      </TableCell>
      <TableCell className="whitespace-nowrap text-end tabular-nums">
        {forecast ? (
          money(forecast.weighted)
        ) : (
          <span className="text-muted-foreground">
            not recorded{isSliced(scope) && <span className="block text-xs">by industry or source</span>}
          </span>
        )}
        {forecast?.late && (
          <span className="block text-muted-foreground text-xs">recorded late, {when(forecast.takenAt)}</span>
        )}
      </TableCell>
      <TableCell className="whitespace-nowrap text-end tabular-nums">
        <FigureLink href={href} of={`of ${won.toLocaleString("en")} leads won in ${name}`}>
          {money(wonValue)}
        </FigureLink>
      </TableCell>
      <TableCell className="text-end tabular-nums">
        <FigureLink href={href} of={`leads won in ${name}`}>
          {won.toLocaleString("en")}
        </FigureLink>
      </TableCell>
      <TableCell className="whitespace-nowrap text-end tabular-nums">
        {forecast ? differenceWords(wonValue - forecast.weighted, money) : "–"}
      </TableCell>
      <TableCell className="text-end tabular-nums">
        {forecast && !running ? `${rightness(forecast.weighted, wonValue)}%` : "–"}
      </TableCell>
    </TableRow>
  );
}

function differenceWords(difference: number, money: Words["money"]): string {
  if (difference === 0) return "none";
  return `${money(Math.abs(difference))} ${difference > 0 ? "more" : "less"}`;
}
