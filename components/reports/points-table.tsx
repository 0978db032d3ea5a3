import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { DrawnPoint } from "./trend-points";

interface Props {
  points: DrawnPoint[];
  /** What one point is. */
  column: string;
  /** What is told of each, by its heading. */
  values: Record<string, (point: DrawnPoint) => string>;
}

/** A chart over time as a table, its points as they are linked there. */
export function PointsTable({ points, column, values }: Props) {
  const told = Object.entries(values);
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{column}</TableHead>
          {told.map(([heading]) => (
            <TableHead key={heading} className="text-end">
              {heading}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {points.map((point) => (
          <TableRow key={point.first}>
            <TableCell>
              <a href={point.href} className="hover:underline">
                {point.words}
              </a>
            </TableCell>
            {told.map(([heading, say]) => (
              <TableCell key={heading} className="text-end">
                {say(point)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
