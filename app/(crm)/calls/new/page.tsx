import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { LogCallForm } from "@/components/calls/log-call-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { getLead } from "@/lib/leads/queries";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Log a call" };

export default async function LogCallPage({ searchParams }: { searchParams: Promise<{ leadId?: string }> }) {
  const [{ ctx }, { leadId = "" }] = await Promise.all([requireSession(), searchParams]);
  const lead = await orNotFound(getLead(ctx, leadId));
  return (
    <>
      <PageHeader
        title="Log an earlier call"
        subtitle={<bdi>{lead.name}</bdi>}
        back={{ href: `/leads/${lead.id}`, label: lead.name }}
      />
      <PageBody>
        <LogCallForm
          id={uuidv7()}
          operationId={uuidv7()}
          leadId={lead.id}
          status={lead.status}
          now={ctx.now().toISOString()}
        />
      </PageBody>
    </>
  );
}
