import { cn } from "@/components/ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableLink, TableRow } from "@/components/ui/table";
import { ChartCard } from "./chart-card";

export interface Part {
  label: string;
  count: number;
  /** The list of exactly what it counts. */
  href: string;
  /** Its colour, drawn and beside its name. */
  fill: string;
  background: string;
}

interface Props {
  id: string;
  title: string;
  description: string;
  /** What the bar is of, for who cannot see it. */
  label: string;
  /** Heads of the table: what the parts are, and what is counted. */
  heads: readonly [string, string];
  parts: readonly Part[];
}

/** Parts of a whole as one bar, and in words and numbers below it. */
export function ShareCard({ id, title, description, label, heads, parts }: Props) {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  const shareOf = (count: number) => `${Math.round((count / Math.max(1, all)) * 100)}%`;
  return (
    <ChartCard id={id} title={title} description={description}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand around parts of a drawing */}
      <svg
        role="group"
        aria-label={label}
        viewBox={`0 0 ${Math.max(1, all)} 1`}
        preserveAspectRatio="none"
        className="h-6 w-full rounded-sm rtl:-scale-x-100"
      >
        {parts.map(
          (part, index) => part.count > 0 && <Stretch key={part.label} {...{ part, shareOf }} at={sum(parts, index)} />,
        )}
      </svg>
      <Table className="-mb-1.5">
        <TableHeader className="sr-only">
          <TableRow>
            {[...heads, "Share"].map((head) => (
              <TableHead key={head}>{head}</TableHead>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {parts.map(({ label: name, count, href, background }) => (
            <TableRow key={name}>
              <TableCell primary className="first:ps-0">
                <span className="flex items-center gap-2">
                  <span
                    aria-hidden
                    className={cn("size-2.5 shrink-0 rounded-xs [print-color-adjust:exact]", background)}
                  />
                  <TableLink href={href} prefetch={false} className="font-normal">
                    {name}
                  </TableLink>
                </span>
              </TableCell>
              <TableCell className="text-end font-medium">{count.toLocaleString("en")}</TableCell>
              <TableCell className="w-16 text-end text-muted-foreground last:pe-0">{shareOf(count)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ChartCard>
  );
}

function Stretch({ part, at, shareOf }: { part: Part; at: number; shareOf: (count: number) => string }) {
  const { label, count, href, fill } = part;
  return (
    <a href={href} aria-label={`${label}: ${count}, ${shareOf(count)}`} className="group outline-none">
      <title>{`${label}: ${count.toLocaleString("en")}, ${shareOf(count)}`}</title>
      <rect
        x={at}
        width={count}
        height={1}
        vectorEffect="non-scaling-stroke"
        className={cn(
          "stroke-card hover:opacity-80 group-focus-visible:stroke-4 group-focus-visible:stroke-ring",
          fill,
        )}
      />
    </a>
  );
}

/** How much comes before a part. */
function sum(parts: readonly Part[], index: number): number {
  return parts.slice(0, index).reduce((before, { count }) => before + count, 0);
}
