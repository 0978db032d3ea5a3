"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { pageHref } from "@/components/forms/page-href";
import { useListKeys } from "@/components/forms/use-list-keys";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { Table, TableBody, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { isManager } from "@/lib/auth/roles";
import { type LeadList as Leads, leadKeys } from "@/lib/leads/cache";
import { fetchApi } from "@/lib/offline/fetch-api";
import { useKnown } from "../session/known";
import { ChooseAll } from "./choose-all";
import { LeadRow } from "./lead-row";

const HandOverBar = dynamic(() => import("./hand-over-bar").then((module) => module.HandOverBar));

/** The list of leads: drawn by the server, then kept by TanStack Query under the same query string. */
export function LeadList({ query, cut, now }: { query: string; cut: boolean; now: string }) {
  const { actor } = useKnown();
  const manager = isManager(actor);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data, error, refetch } = useQuery({
    queryKey: leadKeys.list(query),
    queryFn: () => fetchApi<Leads>(`/api/leads?${query}&include=display`),
  });
  const body = useListKeys();

  if (!data)
    return error ? (
      <Failed retry={() => refetch()} />
    ) : (
      <TableSkeleton columns={["Lead", "Phone", "Status", "Next action"]} />
    );
  if (data.data.length === 0) return <Nothing filtered={query !== ""} cut={cut} />;
  const visible = data.data.map((lead) => lead.id);
  const toggle = (id: string) =>
    setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  return (
    <>
      <Table>
        <TableHeader className="max-md:sr-only">
          <TableRow>
            {manager && (
              <TableHead className="w-8">
                <span className="sr-only">Choose</span>
                <ChooseAll all={visible} chosen={chosen} choose={setChosen} />
              </TableHead>
            )}
            <TableHead>Lead</TableHead>
            <TableHead>Phone</TableHead>
            <TableHead>Status</TableHead>
            <TableHead className="max-lg:hidden">Industry</TableHead>
            {manager && <TableHead className="max-lg:hidden">Assignee</TableHead>}
            <TableHead>Next action</TableHead>
            <TableHead className="w-12">
              <span className="sr-only">Call</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody ref={body}>
          {data.data.map((lead) => (
            <LeadRow
              key={lead.id}
              lead={lead}
              list={query}
              now={now}
              manager={manager}
              chosen={chosen.has(lead.id)}
              onChoose={toggle}
            />
          ))}
        </TableBody>
      </Table>
      <Pagination
        previousHref={pageHref("/leads", query, data.prevCursor)}
        nextHref={pageHref("/leads", query, data.nextCursor)}
      />
      {manager && (
        <HandOverBar
          ids={visible.filter((id) => chosen.has(id))}
          all={visible}
          choose={setChosen}
          more={data.nextCursor !== null || data.prevCursor !== null}
          list={query}
        />
      )}
    </>
  );
}

function Nothing({ filtered, cut }: { filtered: boolean; cut: boolean }) {
  if (!filtered) {
    return (
      <EmptyState
        icon={<Inbox />}
        title="No leads yet"
        description="Leads given to you, and those you add, stand here."
      >
        <Button asChild>
          <Link href="/leads/new">Add the first one</Link>
        </Button>
      </EmptyState>
    );
  }
  if (cut) {
    const [title, more] = [
      "Nothing among the first matches",
      "There are more than are looked at; type more to narrow.",
    ];
    return <EmptyState icon={<Inbox />} title={title} description={more} />;
  }
  return (
    <EmptyState icon={<Inbox />} title="Nothing matches" description="No lead you may see fits these filters.">
      <Button asChild variant="outline">
        <Link href="/leads">Clear the filters</Link>
      </Button>
    </EmptyState>
  );
}

function Failed({ retry }: { retry: () => void }) {
  return (
    <ErrorState>
      <Button onClick={retry}>Try again</Button>
    </ErrorState>
  );
}
