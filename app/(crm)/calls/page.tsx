import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { CallFilters } from "@/components/calls/call-filters";
import { CallList } from "@/components/calls/call-list";
import { DeletedCallNotice } from "@/components/calls/deleted-call-notice";
import { ExportLink } from "@/components/exports/export-link";
import { PageHeader } from "@/components/layout/page-header";
import { Drawn } from "@/components/session/drawn";
import { Alert } from "@/components/ui/alert";
import { isManager } from "@/lib/auth/roles";
import { callKeys } from "@/lib/calls/cache";
import { CallFilter } from "@/lib/calls/filter";
import { openCallList } from "@/lib/calls/list";
import { displayCall } from "@/lib/calls/present";
import { queryFrom, readList } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Calls" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CallsPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const { filter, problem, found } = await readList(CallFilter, params, (asked) => openCallList(ctx, settings, asked));
  const { page, ...offered } = found;
  const query = queryFrom(CallFilter, filter);
  const now = ctx.now().toISOString();
  const client = new QueryClient();
  client.setQueryData(callKeys.list(query), { ...page, data: page.data.map(displayCall) });
  return (
    <>
      <PageHeader
        title="Calls"
        actions={isManager(ctx.actor) && page.data.length > 0 && <ExportLink kind="calls" query={query} />}
      >
        <CallFilters
          filter={filter}
          query={query}
          manager={isManager(ctx.actor)}
          timeZone={settings.timeZone}
          now={now}
          {...offered}
        />
      </PageHeader>
      {problem && (
        <Alert variant="warning" title={`Part of this address was not understood. ${problem}`} className="m-4" />
      )}
      {typeof params.deleted === "string" && <DeletedCallNotice id={params.deleted} operationId={uuidv7()} />}
      <Drawn state={dehydrate(client)}>
        <CallList query={query} now={now} />
      </Drawn>
    </>
  );
}
