import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { EditCallForm } from "@/components/calls/edit-call-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { mayChangeCall } from "@/lib/calls/policy";
import { displayCall } from "@/lib/calls/present";
import { getCall } from "@/lib/calls/queries";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Edit call" };

export default async function EditCallPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ ctx }, { id }] = await Promise.all([requireSession(), params]);
  const call = await orNotFound(getCall(ctx, id));
  if (mayChangeCall(ctx.actor, call) !== true) notFound();
  return (
    <>
      <PageHeader title="Edit call" subtitle={call.leadName} back={{ href: `/calls/${id}`, label: "the call" }} />
      <PageBody>
        <EditCallForm call={displayCall(call)} operationId={uuidv7()} />
      </PageBody>
    </>
  );
}
