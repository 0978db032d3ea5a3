import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { LeadForm } from "@/components/leads/lead-form";
import { isManager } from "@/lib/auth/roles";
import { displayLead } from "@/lib/leads/present";
import { leadStatement, openLead } from "@/lib/leads/queries";
import { assigneesStatement } from "@/lib/members/queries";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Edit lead" };

export default async function EditLeadPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ ctx }, { id }] = await Promise.all([requireSession(), params]);
  const [leads, people] = await ctx.db.batch([leadStatement(ctx, id), assigneesStatement(ctx)]);
  const lead = displayLead(await orNotFound(openLead(ctx, leads[0])));
  return (
    <>
      <PageHeader title={`Edit ${lead.name}`} back={{ href: `/leads/${id}`, label: lead.name }} />
      <PageBody>
        <LeadForm id={id} operationId={uuidv7()} lead={lead} people={isManager(ctx.actor) ? people : undefined} />
      </PageBody>
    </>
  );
}
