import { Phone } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { TableCell, TableLink, TableRow } from "@/components/ui/table";
import { INDUSTRY_LABELS } from "@/lib/labels";
import { listSuffix } from "@/lib/leads/list-suffix";
import type { LeadView } from "@/lib/leads/schema";
import { NextAction } from "./next-action";
import { StatusBadge } from "./status-badge";

interface Props {
  lead: LeadView;
  /** The query string of the list, which the lead's page carries for previous and next. */
  list: string;
  now: string;
  manager: boolean;
  chosen: boolean;
  onChoose(id: string): void;
}

/** One lead: a table row on a desk, two lines and a call button on a phone. */
export function LeadRow({ lead, list, now, manager, chosen, onChoose }: Props) {
  return (
    <TableRow
      aria-selected={chosen || undefined}
      className={cn(
        "max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-2",
        manager && "max-md:grid-cols-[auto_minmax(0,1fr)_auto]",
      )}
    >
      {manager && (
        <TableCell className="relative z-1 max-md:row-span-2 max-md:flex max-md:h-auto! max-md:items-center max-md:ps-4 max-md:pe-0">
          <Checkbox
            aria-label={`Choose ${lead.name}`}
            form="hand-over"
            name="ids"
            value={lead.id}
            checked={chosen}
            onChange={() => onChoose(lead.id)}
          />
        </TableCell>
      )}
      <TableCell className="max-md:h-auto! max-md:px-4 max-md:py-0.5">
        <TableLink href={`/leads/${lead.id}${listSuffix(list)}`} prefetch={false}>
          <bdi>{lead.name}</bdi>
        </TableLink>
        <span className="block truncate text-muted-foreground text-xs md:max-w-64">
          <bdi>{lead.company ?? "—"}</bdi>
        </span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground tabular-nums max-md:hidden">
        <bdi>{lead.phoneText}</bdi>
      </TableCell>
      <TableCell className="max-md:h-auto! max-md:px-4 max-md:py-0.5">
        <span className="flex items-center gap-2">
          <StatusBadge status={lead.status} />
          <NextAction lead={lead} now={now} className="md:hidden" />
        </span>
      </TableCell>
      <TableCell className="text-muted-foreground max-lg:hidden">
        {lead.industry ? INDUSTRY_LABELS[lead.industry] : "—"}
      </TableCell>
      {manager && (
        <TableCell className="text-muted-foreground max-lg:hidden">{lead.assigneeName ?? "Unassigned"}</TableCell>
      )}
      <TableCell className="max-md:hidden">
        <NextAction lead={lead} now={now} />
      </TableCell>
      <TableCell className="relative z-1 max-md:-col-end-1 max-md:row-span-2 max-md:row-start-1 max-md:flex max-md:h-auto! max-md:items-center max-md:ps-0 max-md:pe-3">
        <Button asChild variant="ghost" size="icon">
          <Link
            href={`/call/${lead.id}${listSuffix(list)}`}
            prefetch={false}
            aria-label={`Call ${lead.name}`}
            data-call
          >
            <Phone aria-hidden />
          </Link>
        </Button>
      </TableCell>
    </TableRow>
  );
}
