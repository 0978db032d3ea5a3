import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { v7 as uuidv7 } from "uuid";
import { PageHeader } from "@/components/layout/page-header";
import { DeletedNotice } from "@/components/leads/deleted-notice";
import { LeadFilters } from "@/components/leads/lead-filters";
import { LeadList } from "@/components/leads/lead-list";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { isManager } from "@/lib/auth/roles";
import { leadKeys } from "@/lib/leads/cache";
import { LeadFilter } from "@/lib/leads/filter";
import { displayLead } from "@/lib/leads/present";
import { listLeads } from "@/lib/leads/queries";
import { queryFrom, readList } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Leads" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LeadsPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const { filter, problem, page } = await readList(LeadFilter, params, (asked) => listLeads(ctx, settings, asked));
  const query = queryFrom(LeadFilter, filter);
  const client = new QueryClient();
  client.setQueryData(leadKeys.list(query), { ...page, data: page.data.map(displayLead) });
  return (
    <>
      <PageHeader
        title={filter.due ? "Due now" : "Leads"}
        subtitle={filter.due ? "Most urgent first" : undefined}
        actions={
          <Button asChild>
            <Link href="/leads/new">
              <Plus aria-hidden /> New lead
            </Link>
          </Button>
        }
      >
        <LeadFilters filter={filter} manager={isManager(ctx.actor)} />
      </PageHeader>
      {problem && (
        <Alert variant="warning" title={`Part of this address was not understood. ${problem}`} className="m-4" />
      )}
      {typeof params.deleted === "string" && <DeletedNotice id={params.deleted} operationId={uuidv7()} />}
      <HydrationBoundary state={dehydrate(client)}>
        <LeadList query={query} now={ctx.now().toISOString()} />
      </HydrationBoundary>
    </>
  );
}
