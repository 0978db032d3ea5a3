import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { TargetsForm } from "@/components/targets/targets-form";
import { isManager } from "@/lib/auth/roles";
import { WORKING_WEEK_LABELS } from "@/lib/labels";
import { requireSession } from "@/lib/server/context";
import { listTargets } from "@/lib/targets/queries";

export const metadata: Metadata = { title: "Targets" };

export default async function TargetsPage() {
  const { ctx, settings } = await requireSession();
  if (!isManager(ctx.actor)) notFound();
  const { people, targets } = await listTargets(ctx);
  return (
    <>
      <PageHeader title="Settings">
        <SettingsTabs current="/settings/targets" role={ctx.actor.role} />
      </PageHeader>
      <PageBody className="max-w-3xl">
        <p className="max-w-prose text-muted-foreground text-sm">
          Working days are {WORKING_WEEK_LABELS[settings.workingWeek]}. Reports hold what was done against these targets
          as they are now, also for days before they were set.
        </p>
        <TargetsForm people={people} targets={targets} operationId={uuidv7()} />
      </PageBody>
    </>
  );
}
