import { Table, TableBody, TableCell, TableHead, TableHeader, TableLink, TableRow } from "@/components/ui/table";
import { leadsHref } from "@/lib/analytics/drill";
import type { Dashboard } from "@/lib/analytics/schema";
import type { LeadStatus } from "@/lib/enums";
import { LEAD_STATUS_LABELS } from "@/lib/labels";
import { ChartCard } from "./chart-card";

/** How many leads stand where now. */
export function Funnel({ page: { funnel, scope } }: { page: Dashboard }) {
  const most = Math.max(1, ...funnel.map(({ leads }) => leads));
  return (
    <ChartCard id="funnel" title="Leads by status" description="All leads as they stand now, whatever the period.">
      <Table className="-my-1.5">
        <TableHeader className="sr-only">
          <TableRow>
            <TableHead>Status</TableHead>
            <TableHead>Drawn</TableHead>
            <TableHead>Leads</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody className="divide-y-0">
          {funnel.map(({ status, leads }) => (
            <TableRow key={status}>
              <TableCell className="whitespace-nowrap first:ps-0">
                <TableLink href={leadsHref(scope, { status: [status] })} prefetch={false} className="font-normal">
                  {LEAD_STATUS_LABELS[status]}
                </TableLink>
              </TableCell>
              <TableCell className="w-full">
                <svg
                  aria-hidden
                  viewBox={`0 0 ${most} 1`}
                  preserveAspectRatio="none"
                  className="block h-4 w-full rtl:-scale-x-100"
                >
                  <rect width={leads} height={1} className={FILLS[status]} />
                </svg>
              </TableCell>
              <TableCell className="text-end font-medium last:pe-0">{leads.toLocaleString("en")}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ChartCard>
  );
}

const FILLS: Record<LeadStatus, string> = {
  new: "fill-status-new",
  contacted: "fill-status-contacted",
  qualified: "fill-status-qualified",
  "demo-scheduled": "fill-status-demo-scheduled",
  "closed-won": "fill-status-closed-won",
  "closed-lost": "fill-status-closed-lost",
};
