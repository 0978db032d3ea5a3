import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";

/** A table before its rows, with the real table's headings and row height. Its caption tells a screen reader. */
export function TableSkeleton({ columns, rows = 12 }: { columns: readonly string[]; rows?: number }) {
  return (
    <Table aria-busy>
      <caption className="sr-only">Loading…</caption>
      <TableHeader>
        <TableRow>
          {columns.map((column, index) => (
            <TableHead key={column} className={index > 1 ? "max-md:hidden" : undefined}>
              {column}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
          <TableRow key={key}>
            {columns.map((column, index) => (
              <TableCell key={column} className={index > 1 ? "max-md:hidden" : undefined}>
                <Skeleton className={WIDTHS[(row * 3 + index * 2) % WIDTHS.length]} />
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const WIDTHS = ["h-3 w-28", "h-3 w-20", "h-3 w-32", "h-3 w-16", "h-3 w-24"];
