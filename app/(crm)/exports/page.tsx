import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { ExportList } from "@/components/exports/export-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Drawn } from "@/components/session/drawn";
import { isManager } from "@/lib/auth/roles";
import { exportKeys } from "@/lib/exports/cache";
import { wayToFile } from "@/lib/exports/download-address";
import { presentExport } from "@/lib/exports/present";
import { openExportList } from "@/lib/exports/queries";
import { takeUpExports } from "@/lib/exports/start";
import { Paging } from "@/lib/fields";
import { queryFrom, readList } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Exports" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExportsPage({ searchParams }: Props) {
  const [{ ctx, env, settings, later }, params] = await Promise.all([requireSession(), searchParams]);
  if (!isManager(ctx.actor)) notFound();
  if (typeof params.download === "string") redirect(await wayToFile(ctx, params.download));
  const { filter, found } = await readList(Paging, params, (asked) => openExportList(ctx, asked));
  const { page, people } = found;
  const query = queryFrom(Paging, filter);
  const data = page.data.map((one) => presentExport(one, settings.timeZone));
  const running = data.some(({ status }) => status === "running");
  if (running) later(() => takeUpExports(env, ctx));
  const client = new QueryClient();
  client.setQueryData(exportKeys.list(query), { ...page, data });
  return (
    <>
      {running && (
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
      )}
      <PageHeader title="Exports" subtitle="Your files, kept for 7 days" />
      <PageBody className="max-w-4xl">
        <Drawn state={dehydrate(client)}>
          <ExportList
            query={query}
            now={ctx.now().toISOString()}
            people={people}
            operationIds={Object.fromEntries(data.map(({ id }) => [id, uuidv7()]))}
          />
        </Drawn>
      </PageBody>
    </>
  );
}
