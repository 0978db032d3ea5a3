import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { LeadForm } from "@/components/leads/lead-form";
import { isManager } from "@/lib/auth/roles";
import { listAssignees } from "@/lib/members/queries";
import { requireSession } from "@/lib/server/context";

export const metadata: Metadata = { title: "New lead" };

export default async function NewLeadPage() {
  const { ctx } = await requireSession();
  const people = isManager(ctx.actor) ? await listAssignees(ctx) : undefined;
  return (
    <>
      <PageHeader title="New lead" back={{ href: "/leads", label: "Leads" }} />
      <PageBody>
        <LeadForm id={uuidv7()} operationId={uuidv7()} people={people} />
      </PageBody>
    </>
  );
}
