import type { Forecast } from "@/lib/analytics/forecast";
import { rows } from "./world";

interface RawLead {
  id: string;
  assigned_to: string | null;
  status: string;
  industry: string | null;
  source: string | null;
  estimated_value: number | null;
  probability: number | null;
  closed_at: string | null;
}

const ACTIVE = ["new", "contacted", "qualified", "demo-scheduled"];

/** A forecast's figures once more: by reading all leads and counting with `Intl`, apart from the code under test. */
export async function forecastByHand({ scope, timeZone, months }: Forecast) {
  const all = (await rows<RawLead>("select * from leads where deleted_at is null")).filter(
    (lead) =>
      (scope.userId === null || (lead.assigned_to ?? "") === scope.userId) &&
      (scope.industry === null || (lead.industry ?? "") === scope.industry) &&
      (scope.source === null || (lead.source ?? "") === scope.source),
  );
  const active = all.filter(({ status }) => ACTIVE.includes(status));
  const monthOf = (instant: string) =>
    new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" }).format(new Date(instant));
  const wonIn = (month: string) =>
    all.filter(({ status, closed_at }) => status === "closed-won" && closed_at && monthOf(closed_at) === month);
  return {
    whole: stockOf(active),
    byStatus: Object.fromEntries(ACTIVE.map((key) => [key, stockOf(active.filter(({ status }) => status === key))])),
    byPerson: Object.fromEntries(
      [...Map.groupBy(active, ({ assigned_to }) => assigned_to ?? "")].map(([key, own]) => [key, stockOf(own)]),
    ),
    months: months.map(({ month }) => {
      const won = wonIn(month);
      const lost = all.filter(({ status, closed_at: at }) => status === "closed-lost" && at && monthOf(at) === month);
      return { month, won: won.length, wonValue: Math.round(sum(won, worthOf)), lost: lost.length };
    }),
    wonIds: Object.fromEntries(months.map(({ month }) => [month, wonIn(month).map(({ id }) => id)])),
    unweighedIds: active
      .filter((lead) => lead.estimated_value === null || lead.probability === null)
      .map(({ id }) => id),
    activeIds: active.map(({ id }) => id),
  };
}

/** A page in the same shape. */
export function toldForecast({ whole, byStatus, byPerson, months }: Forecast) {
  const stock = ({ leads, value, weighted, unweighed }: Forecast["whole"]) => ({ leads, value, weighted, unweighed });
  return {
    whole: stock(whole),
    byStatus: Object.fromEntries(byStatus.map((part) => [part.key, stock(part)])),
    byPerson: Object.fromEntries(byPerson.map((part) => [part.key, stock(part)])),
    months: months.map(({ month, won, wonValue, lost }) => ({ month, won, wonValue, lost })),
  };
}

function stockOf(leads: RawLead[]) {
  return {
    leads: leads.length,
    value: Math.round(sum(leads, worthOf)),
    weighted: Math.round(sum(leads, (lead) => (worthOf(lead) * (lead.probability ?? 0)) / 100)),
    unweighed: leads.filter((lead) => lead.estimated_value === null || lead.probability === null).length,
  };
}

const worthOf = ({ estimated_value }: RawLead) => estimated_value ?? 0;
const sum = (leads: RawLead[], of: (lead: RawLead) => number) => leads.reduce((all, lead) => all + of(lead), 0);
