import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { callsHref } from "@/lib/analytics/drill";
import type { Dashboard } from "@/lib/analytics/schema";
import { formatDuration } from "@/lib/format";
import { ChartCard } from "./chart-card";
import { FigureLink } from "./figure-link";
import { PersonName } from "./person-name";

export function TopPerformers({ page: { topPerformers, scope } }: { page: Dashboard }) {
  return (
    <ChartCard
      id="people"
      title="Top performers"
      description="Who called most in the period, ten at most, with the mean length of their calls."
    >
      <Table className="-mt-1">
        <TableHeader>
          <TableRow>
            <TableHead className="first:ps-0">Person</TableHead>
            <TableHead className="text-end">Calls</TableHead>
            <TableHead className="text-end">Demos</TableHead>
            <TableHead className="text-end last:pe-0">Mean</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {topPerformers.map(({ id, name, totalCalls, demosBooked, avgDuration }) => (
            <TableRow key={id}>
              <TableCell primary className="first:ps-0">
                <PersonName id={id} name={name} />
              </TableCell>
              <TableCell className="text-end">
                <FigureLink href={callsHref(scope, { userId: id })} of={`calls of ${name}`}>
                  {totalCalls.toLocaleString("en")}
                </FigureLink>
              </TableCell>
              <TableCell className="text-end">
                <FigureLink href={callsHref(scope, { userId: id, outcome: "demo-booked" })} of={`demos of ${name}`}>
                  {demosBooked.toLocaleString("en")}
                </FigureLink>
              </TableCell>
              <TableCell className="text-end last:pe-0">{formatDuration(avgDuration)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ChartCard>
  );
}
