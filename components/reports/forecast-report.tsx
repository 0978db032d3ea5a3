import { ExportLink } from "@/components/exports/export-link";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SaveQueryLink } from "@/components/saved-reports/save-link";
import { Alert } from "@/components/ui/alert";
import { Tabs } from "@/components/ui/tabs";
import { type Forecast, isSliced } from "@/lib/analytics/forecast";
import { errorWords } from "@/lib/analytics/forecast-error";
import { type ForecastFilter, forecastHref, MONTHS, monthsOf } from "@/lib/analytics/forecast-filter";
import type { Period } from "@/lib/analytics/period";
import { formatMoney } from "@/lib/format";
import { Narrowed } from "./covered";
import { ForecastChart } from "./forecast-chart";
import { ForecastFilters } from "./forecast-filters";
import { ForecastMonths } from "./forecast-months";
import { PipelineNow } from "./pipeline-now";
import { ReportTabs } from "./report-tabs";

interface Props {
  page: Forecast;
  filter: ForecastFilter;
  /** Of the other reports, to come back to. */
  period: Period;
  people: { id: string; name: string }[];
  sources: string[];
  problem: string | null;
  manager: boolean;
  currency: string;
  now: string;
}

/** What the pipeline may bring, and how right such forecasts were. */
export function ForecastReport({ page, filter, period, people, sources, problem, manager, currency, now }: Props) {
  const { scope, timeZone, error } = page;
  const { months, ...slice } = filter;
  const query = forecastHref({ ...filter, months: months ?? MONTHS[0] }).split("?")[1] ?? "";
  const person = manager && scope.userId ? (people.find(({ id }) => id === scope.userId)?.name ?? "one person") : null;
  return (
    <>
      <PageHeader
        title="Forecast"
        subtitle={manager ? "The pipeline now, and what came of it" : "Your pipeline now, and what came of it"}
        actions={
          manager && (
            <>
              <SaveQueryLink kind="forecast" query={query} />
              <ExportLink kind="forecast" query={query} />
            </>
          )
        }
      >
        <Tabs
          label="Months"
          items={MONTHS.map((one) => ({
            href: forecastHref({ ...slice, ...(one !== MONTHS[0] && { months: one }) }),
            label: `${one} months`,
            current: Number(one) === monthsOf(filter),
          }))}
        />
      </PageHeader>
      <PageBody className="grid-cols-1">
        <ReportTabs current="/reports/forecast" {...{ period, slice, manager }} />
        {problem && <Alert variant="warning" title={`Part of this address was not understood. ${problem}`} />}
        <ForecastFilters {...{ filter, manager, people, sources }} userId={scope.userId} />
        <p className="text-muted-foreground text-sm">
          <Narrowed scope={scope} person={person} />
          Months are cut in <bdi>{timeZone}</bdi>.
        </p>
        <PipelineNow
          {...{ page, currency }}
          people={manager && scope.userId === null}
          action={manager && <ExportLink kind="pipeline" query={forecastHref(slice).split("?")[1]} />}
        />
        <ForecastChart
          page={page}
          currency={currency}
          description={
            isSliced(scope)
              ? "Forecasts are not recorded by industry or source. Without these filters they are shown beside what was won."
              : errorWords(error, (amount) => formatMoney(amount, currency))
          }
        />
        <ForecastMonths page={page} currency={currency} now={now} />
        <p className="max-w-prose text-muted-foreground text-sm">
          A month’s forecast is the weighted pipeline as it stood when the month began. It was written down then, so it
          opens no list, and is of the leads that a person had then. What was won counts on the day it was closed, for
          who has the lead now and at its value now; a lead that is opened again is no longer won. Right is the lesser
          of forecast and won as a share of the greater. The running month and what was recorded more than a day late
          are not part of the mean.
        </p>
      </PageBody>
    </>
  );
}
