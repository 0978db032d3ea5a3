import type { ReactNode } from "react";
import { Card, CardAction, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { leadsHref } from "@/lib/analytics/drill";
import type { Forecast, PipelinePart } from "@/lib/analytics/forecast";
import { ACTIVE_STATUSES, type LeadStatus } from "@/lib/enums";
import { formatMoney } from "@/lib/format";
import { FigureLink } from "./figure-link";

/** A row of the table: a part of the pipeline, how it is called, and the statuses of its leads. */
export interface PipelineRow extends PipelinePart {
  name: string;
  mark?: ReactNode;
  status: readonly LeadStatus[];
}

interface Props {
  id: string;
  title: string;
  description: string;
  first: string;
  rows: PipelineRow[];
  page: Pick<Forecast, "whole" | "scope">;
  currency: string;
  action?: ReactNode;
}

/** The pipeline in parts; the count of each opens its leads. */
export function PipelineTable({ id, title, description, first, rows, page, currency, action }: Props) {
  const { whole, scope: all } = page;
  return (
    <Card aria-labelledby={id}>
      <CardHeader className="pb-2">
        <CardTitle id={id}>{title}</CardTitle>
        <CardDescription>{description}</CardDescription>
        {action && <CardAction className="print:hidden">{action}</CardAction>}
      </CardHeader>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>{first}</TableHead>
            <TableHead className="text-end">Leads</TableHead>
            <TableHead className="text-end max-sm:hidden">Value</TableHead>
            <TableHead className="text-end">Weighted</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ key, name, mark, scope, status, leads, value, weighted }) => (
            <TableRow key={key}>
              <TableCell primary className="min-w-28">
                <span className="flex min-w-0 items-center gap-2">
                  {mark}
                  <bdi className="truncate">{name}</bdi>
                </span>
              </TableCell>
              <TableCell className="text-end tabular-nums">
                <FigureLink href={leadsHref(scope, { status })} of={`active leads: ${name}`}>
                  {leads.toLocaleString("en")}
                </FigureLink>
              </TableCell>
              <MoneyCell className="max-sm:hidden">{formatMoney(value, currency)}</MoneyCell>
              <MoneyCell>{formatMoney(weighted, currency)}</MoneyCell>
            </TableRow>
          ))}
          <TableRow className="border-t-2 bg-muted/50 font-medium">
            <TableCell>Together</TableCell>
            <TableCell className="text-end tabular-nums">
              <FigureLink href={leadsHref(all, { status: ACTIVE_STATUSES })} of="active leads together">
                {whole.leads.toLocaleString("en")}
              </FigureLink>
            </TableCell>
            <MoneyCell className="max-sm:hidden">{formatMoney(whole.value, currency)}</MoneyCell>
            <MoneyCell>{formatMoney(whole.weighted, currency)}</MoneyCell>
          </TableRow>
        </TableBody>
      </Table>
    </Card>
  );
}

function MoneyCell({ className = "", children }: { className?: string; children: ReactNode }) {
  return <TableCell className={`whitespace-nowrap text-end tabular-nums ${className}`}>{children}</TableCell>;
}
