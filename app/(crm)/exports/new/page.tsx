import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { ExportForm } from "@/components/exports/export-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Alert } from "@/components/ui/alert";
import { isManager } from "@/lib/auth/roles";
import { EXPORT_KINDS } from "@/lib/enums";
import { FILTERS, queryIn } from "@/lib/exports/filter";
import { LISTS } from "@/lib/exports/lists";
import { namesOfPeople } from "@/lib/exports/queries";
import { filterWords } from "@/lib/exports/words";
import { EXPORT_KIND_LABELS } from "@/lib/labels";
import { filterFrom, queryFrom } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Export" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is to be exported, as its list or report was filtered, and into which file. */
export default async function NewExportPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const kind = EXPORT_KINDS.find((one) => one === params.kind);
  if (!kind || !isManager(ctx.actor)) notFound();
  const { filter: known, problem } = filterFrom(FILTERS[kind], queryIn(kind, params));
  const query = queryFrom(FILTERS[kind], known);
  const filter = Object.fromEntries(new URLSearchParams(query));
  const people = await namesOfPeople(ctx);
  const now = ctx.now().toISOString();
  const words = filterWords(filter, { timeZone: settings.timeZone, now, nameOf: (id) => people[id] ?? "someone" });
  const { path, label } = LISTS[kind];
  return (
    <>
      <PageHeader title="Export" back={{ href: query ? `${path}?${query}` : path, label }} />
      <PageBody className="max-w-xl">
        {problem && <Alert variant="warning" title={`Part of this address was not understood. ${problem}`} />}
        <p className="text-sm">
          <span className="block font-semibold text-base">{EXPORT_KIND_LABELS[kind]}</span>
          <bdi className="text-muted-foreground">{words.length > 0 ? words.join(" · ") : "Everything"}</bdi>
        </p>
        <ExportForm kind={kind} filter={filter} operationId={uuidv7()} />
      </PageBody>
    </>
  );
}
