import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SavedReportForm } from "@/components/saved-reports/saved-report-form";
import { isManager } from "@/lib/auth/roles";
import { REPORT_KINDS } from "@/lib/enums";
import { namesOfPeople } from "@/lib/exports/queries";
import { EXPORT_KIND_LABELS } from "@/lib/labels";
import { addressOf, queryIn, wordsOf } from "@/lib/saved-reports/address";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Save a report" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is to be kept, as the report was looked at, and under which name. */
export default async function SaveReportPage({ searchParams }: Props) {
  const [{ ctx, settings }, params] = await Promise.all([requireSession(), searchParams]);
  const kind = REPORT_KINDS.find((one) => one === params.kind);
  if (!kind || !isManager(ctx.actor)) notFound();
  const query = queryIn(params);
  const people = await namesOfPeople(ctx);
  const reader = {
    timeZone: settings.timeZone,
    now: ctx.now().toISOString(),
    nameOf: (id: string) => people[id] ?? "someone",
  };
  const words = wordsOf(kind, query, reader);
  return (
    <>
      <PageHeader title="Save a report" back={{ href: addressOf(kind, query), label: "Reports" }} />
      <PageBody className="max-w-xl">
        <p className="text-sm">
          <span className="block font-semibold text-base">{EXPORT_KIND_LABELS[kind]}</span>
          <bdi className="text-muted-foreground">{words.join(" · ")}</bdi>
        </p>
        <SavedReportForm
          report={{ id: uuidv7(), name: "", schedule: "never", format: "xlsx" }}
          saving={{ kind, query: JSON.stringify(query) }}
          operationId={uuidv7()}
        />
      </PageBody>
    </>
  );
}
