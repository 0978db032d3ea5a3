"use client";

import { useQuery } from "@tanstack/react-query";
import { PhoneOff } from "lucide-react";
import { pageHref } from "@/components/forms/page-href";
import { useListKeys } from "@/components/forms/use-list-keys";
import { useKnown } from "@/components/session/known";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableLink, TableRow } from "@/components/ui/table";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { type CallList as Calls, callKeys } from "@/lib/calls/cache";
import type { CallView } from "@/lib/calls/schema";
import { formatDuration, formatWhen } from "@/lib/format";
import { CALL_TYPE_LABELS } from "@/lib/labels";
import { fetchApi } from "@/lib/offline/fetch-api";
import { OutcomeBadge } from "./outcome-badge";

/** A list by when next actions were due says when. */
const BY_DUE = /(^|&)due(From|To)=/;

/** The list of calls, newest first: drawn by the server, then kept by TanStack Query. */
export function CallList({ query, now }: { query: string; now: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: callKeys.list(query),
    queryFn: () => fetchApi<Calls>(`/api/calls?${query}&include=display`),
  });
  const body = useListKeys();
  if (!data && error) {
    return (
      <ErrorState>
        <Button onClick={() => refetch()}>Try again</Button>
      </ErrorState>
    );
  }
  if (!data) return <TableSkeleton columns={["Lead", "Outcome", "When", "Duration"]} />;
  if (data.data.length === 0) {
    return <EmptyState icon={<PhoneOff />} title="No calls" description="No call you may see fits these filters." />;
  }
  return (
    <>
      <Table>
        <TableHeader className="max-md:sr-only">
          <TableRow>
            <TableHead>Lead</TableHead>
            <TableHead>Outcome</TableHead>
            <TableHead>When</TableHead>
            <TableHead>Duration</TableHead>
            <TableHead className="max-lg:hidden">Type</TableHead>
            <TableHead>Who called</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody ref={body}>
          {data.data.map((call) => (
            <CallRow key={call.id} call={call} now={now} due={BY_DUE.test(query) ? call.nextActionDate : null} />
          ))}
        </TableBody>
      </Table>
      <Pagination
        previousHref={pageHref("/calls", query, data.prevCursor)}
        nextHref={pageHref("/calls", query, data.nextCursor)}
      />
    </>
  );
}

function CallRow({ call, now, due }: { call: CallView; now: string; due: string | null }) {
  const { settings } = useKnown();
  return (
    <TableRow className="max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:py-2">
      <TableCell className="max-md:h-auto! max-md:px-4 max-md:py-0.5">
        <TableLink href={`/calls/${call.id}`} prefetch={false}>
          <bdi>{call.leadName ?? "A lead you no longer see"}</bdi>
        </TableLink>
        {call.notes && (
          <span className="block max-w-80 truncate text-muted-foreground text-xs" dir="auto">
            {call.notes}
          </span>
        )}
      </TableCell>
      <TableCell className="max-md:h-auto! max-md:px-4 max-md:py-0.5">
        <OutcomeBadge outcome={call.outcome} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted-foreground tabular-nums max-md:h-auto! max-md:px-4 max-md:py-0.5 max-md:text-xs">
        <time dateTime={call.startTime}>{formatWhen(call.startTime, settings.timeZone, now)}</time>
        {due && (
          <span className="block text-xs">
            Due <time dateTime={due}>{formatWhen(due, settings.timeZone, now)}</time>
          </span>
        )}
      </TableCell>
      <TableCell className="tabular-nums max-md:h-auto! max-md:px-4 max-md:py-0.5 max-md:text-end max-md:text-xs">
        {call.duration === null ? "—" : formatDuration(call.duration)}
      </TableCell>
      <TableCell className="text-muted-foreground max-lg:hidden">{CALL_TYPE_LABELS[call.callType]}</TableCell>
      <TableCell className="text-muted-foreground max-md:hidden">
        <bdi>{call.userName}</bdi>
      </TableCell>
    </TableRow>
  );
}
