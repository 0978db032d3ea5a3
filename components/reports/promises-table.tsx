import { Avatar } from "@/components/ui/avatar";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { promisesHref } from "@/lib/analytics/drill";
import type { Promises, PromisesPage } from "@/lib/analytics/promises";
import { FOLLOW_UPS, type FollowUp } from "@/lib/enums";
import { FOLLOW_UP_LABELS } from "@/lib/labels";
import { FigureLink } from "./figure-link";

/** A row for each person who called, and one for all; every count opens the calls it counts. */
export function PromisesTable({ page: { rows, all } }: { page: PromisesPage }) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Person</TableHead>
          {["Fell due", ...FOLLOW_UPS.map((one) => FOLLOW_UP_LABELS[one]), "Share kept"].map((name) => (
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

function Row({ row, name, avatar }: { row: Promises; name: string; avatar: string }) {
  const { scope, due, followUps } = row;
  const cell = (count: number, of: string, followUp?: FollowUp) => (
    <TableCell key={of} className="text-end tabular-nums">
      <FigureLink href={promisesHref(scope, followUp)} of={`${of} of ${name}`}>
        {count.toLocaleString("en")}
      </FigureLink>
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
      {cell(due, "next actions fell due")}
      {FOLLOW_UPS.map((one) => cell(followUps[one], FOLLOW_UP_LABELS[one].toLowerCase(), one))}
      <TableCell className="text-end tabular-nums">{Math.round((followUps.kept / due) * 100)}%</TableCell>
    </TableRow>
  );
}
