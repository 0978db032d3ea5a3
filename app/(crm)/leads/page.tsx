import { dehydrate, QueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import dynamic from "next/dynamic";
import Link from "next/link";
import { v7 as uuidv7 } from "uuid";
import { ExportLink } from "@/components/exports/export-link";
import { PageHeader } from "@/components/layout/page-header";
import { LeadFilters } from "@/components/leads/lead-filters";
import { LeadList } from "@/components/leads/lead-list";
import { Drawn } from "@/components/session/drawn";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { isManager } from "@/lib/auth/roles";
import { leadKeys } from "@/lib/leads/cache";
import { LeadFilter } from "@/lib/leads/filter";
import { DUE_LABELS } from "@/lib/leads/labels";
import { openLeadList } from "@/lib/leads/list";
import { displayLead } from "@/lib/leads/present";
import { filterFrom, queryFrom, readList } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

/** Loaded by whom it is shown to: a form is much script for a list. */
const DeletedNotice = dynamic(() => import("@/components/leads/deleted-notice").then((module) => module.DeletedNotice));

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: titleOf(filterFrom(LeadFilter, await searchParams).filter) };
}

export default async function LeadsPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const { filter, problem, found } = await readList(LeadFilter, params, (asked) =>
    openLeadList(ctx, settings, asked, { people: params.people === "1" }),
  );
  const { page, cut, sources, people } = found;
  const query = queryFrom(LeadFilter, filter);
  const now = ctx.now().toISOString();
  const client = new QueryClient();
  client.setQueryData(leadKeys.list(query), { ...page, data: page.data.map(displayLead) });
  return (
    <>
      <PageHeader
        title={titleOf(filter)}
        actions={
          <>
            {isManager(ctx.actor) && page.data.length > 0 && <ExportLink kind="leads" query={query} />}
            <Button asChild>
              <Link href="/leads/new">
                <Plus aria-hidden /> New lead
              </Link>
            </Button>
          </>
        }
      >
        <LeadFilters
          filter={filter}
          query={query}
          manager={isManager(ctx.actor)}
          timeZone={settings.timeZone}
          now={now}
          sources={sources}
          people={people}
        />
      </PageHeader>
      {problem && (
        <Alert variant="warning" title={`Part of this address was not understood. ${problem}`} className="m-4" />
      )}
      {typeof params.deleted === "string" && <DeletedNotice id={params.deleted} operationId={uuidv7()} />}
      {cut && page.data.length > 0 && (
        <p className="px-4 pt-3 text-muted-foreground text-sm md:px-6">
          Showing the first matches; type more to narrow.
        </p>
      )}
      <Drawn state={dehydrate(client)}>
        <LeadList query={query} cut={cut} now={now} />
      </Drawn>
    </>
  );
}

function titleOf({ due }: LeadFilter): string {
  return due ? DUE_LABELS[due] : "Leads";
}
