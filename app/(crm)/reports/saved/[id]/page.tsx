import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { RemoveSavedReport, SavedReportForm } from "@/components/saved-reports/saved-report-form";
import { isManager } from "@/lib/auth/roles";
import { getSavedReport } from "@/lib/saved-reports/queries";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Saved report" };

export default async function SavedReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ ctx }, { id }] = await Promise.all([requireSession(), params]);
  if (!isManager(ctx.actor)) notFound();
  const { name, schedule, format } = await orNotFound(getSavedReport(ctx, id));
  return (
    <>
      <PageHeader title={<bdi>{name}</bdi>} back={{ href: "/reports/saved", label: "Saved reports" }} />
      <PageBody className="max-w-xl">
        <SavedReportForm report={{ id, name, schedule, format }} operationId={uuidv7()} />
        <RemoveSavedReport id={id} operationId={uuidv7()} />
      </PageBody>
    </>
  );
}
