import { Fragment } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { leadsHref } from "@/lib/analytics/drill";
import type { Response, ResponsePage } from "@/lib/analytics/response";
import { FIRST_CALLS, type FirstCall } from "@/lib/enums";
import { formatWait } from "@/lib/format";
import { FIRST_CALL_LABELS } from "@/lib/labels";
import type { FirstCallChoice } from "@/lib/leads/filter";
import { FigureLink } from "./figure-link";

/** A row for each person, and one for all; every count opens the leads it counts, with its share of the row below. */
export function ResponseTable({ page: { rows, all } }: { page: ResponsePage }) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          {["New leads", "Called", ...FIRST_CALLS.map((one) => HEADS[one]), "Mean time"].map((name) => (
            <TableHead key={name} className="text-end">
              {name}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.key} row={row} name={row.name} avatar={row.key} />
        ))}
        {rows.length > 1 && <Row row={all} name="All" avatar="" />}
      </TableBody>
    </Table>
  );
}

/** Short, for a table has many: the card beside it says them in full. */
const HEADS: Record<FirstCall, string> = {
  "5-minutes": "≤ 5 min",
  hour: "5–60 min",
  day: "1–24 h",
  later: "Over 24 h",
  none: "Not yet",
};

function Row({ row, name, avatar }: { row: Response; name: string; avatar: string }) {
  const { scope, leads, called, firstCalls, meanWait } = row;
  const cell = (count: number, of: string, firstCall?: FirstCallChoice) => (
    <TableCell className="text-end tabular-nums">
      <FigureLink href={leadsHref(scope, { created: scope, ...(firstCall && { firstCall }) })} of={`${of} of ${name}`}>
        {count.toLocaleString("en")}
      </FigureLink>
      {firstCall && (
        <span className="block text-2xs text-muted-foreground">{Math.round((count / Math.max(1, leads)) * 100)}%</span>
      )}
    </TableCell>
  );
  return (
    <TableRow>
      <TableCell primary className="min-w-36">
        <span className="flex min-w-0 items-center gap-2">
          {avatar !== "" && <Avatar id={avatar} name={name} size="sm" />}
          <bdi className="truncate">{name}</bdi>
        </span>
      </TableCell>
      {cell(leads, "new leads")}
      {cell(called, "leads called", "any")}
      {FIRST_CALLS.map((one) => (
        <Fragment key={one}>{cell(firstCalls[one], `leads ${FIRST_CALL_LABELS[one].toLowerCase()}`, one)}</Fragment>
      ))}
      <TableCell className="text-end tabular-nums">{meanWait === null ? "–" : formatWait(meanWait)}</TableCell>
    </TableRow>
  );
}
