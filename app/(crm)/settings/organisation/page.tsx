import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { OrganisationForm } from "@/components/settings/organisation-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { isAdmin } from "@/lib/auth/roles";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage() {
  const { ctx, settings } = await requireSession();
  if (!isAdmin(ctx.actor)) notFound();
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="/settings/organisation" role={ctx.actor.role} />
      </PageHeader>
      <PageBody className="max-w-2xl">
        <OrganisationForm settings={settings} operationId={uuidv7()} />
      </PageBody>
    </>
  );
}
