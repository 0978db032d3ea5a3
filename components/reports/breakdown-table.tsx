import { Avatar } from "@/components/ui/avatar";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { BreakdownPage, BreakdownRow } from "@/lib/analytics/breakdown";
import { callsHref, leadsHref } from "@/lib/analytics/drill";
import { ACTIVE_STATUSES } from "@/lib/enums";
import { formatDuration, formatMoney } from "@/lib/format";
import { FigureLink } from "./figure-link";

/** A row for each person, industry or source; every count opens what it counts. */
export function BreakdownTable({ page: { by, rows }, currency }: { page: BreakdownPage; currency: string }) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{FIRST[by]}</TableHead>
          {[
            "Calls",
            "Demos",
            "Mean length",
            "Leads created",
            "Won",
            "Conversion",
            "Active leads",
            "Pipeline",
            "Weighted",
          ].map((name) => (
            <TableHead key={name} className="text-end">
              {name}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.key} row={row} person={by === "people"} currency={currency} />
        ))}
      </TableBody>
    </Table>
  );
}

const FIRST = { people: "Person", industries: "Industry", sources: "Source" };

function Row({ row, person, currency }: { row: BreakdownRow; person: boolean; currency: string }) {
  const { scope, name } = row;
  const figure = (value: number, href: string, of: string) => (
    <TableCell className="text-end tabular-nums">
      <FigureLink href={href} of={`${of} of ${name}`}>
        {value.toLocaleString("en")}
      </FigureLink>
    </TableCell>
  );
  const calls = (value: number, href: string, of: string) =>
    // Nobody calls as nobody: there is no list of that.
    scope.userId === "" ? <TableCell className="text-end tabular-nums">{value}</TableCell> : figure(value, href, of);
  return (
    <TableRow>
      <TableCell primary className="min-w-36">
        <span className="flex min-w-0 items-center gap-2">
          {person && row.key !== "" && <Avatar id={row.key} name={name} size="sm" />}
          <bdi className="truncate">{name}</bdi>
        </span>
      </TableCell>
      {calls(row.totalCalls, callsHref(scope), "calls")}
      {calls(row.demosBooked, callsHref(scope, { outcome: "demo-booked" }), "demos")}
      <TableCell className="text-end tabular-nums">
        {row.totalCalls > 0 ? formatDuration(row.avgDuration) : "–"}
      </TableCell>
      {figure(row.leadsCreated, leadsHref(scope, { created: scope }), "leads created")}
      {figure(row.leadsWon, leadsHref(scope, { created: scope, status: ["closed-won"] }), "leads won")}
      <TableCell className="text-end tabular-nums">{row.conversionRate}%</TableCell>
      {figure(row.activeLeads, leadsHref(scope, { status: ACTIVE_STATUSES }), "active leads")}
      <TableCell className="text-end tabular-nums">{formatMoney(row.pipeline, currency)}</TableCell>
      <TableCell className="text-end tabular-nums">{formatMoney(row.weighted, currency)}</TableCell>
    </TableRow>
  );
}
