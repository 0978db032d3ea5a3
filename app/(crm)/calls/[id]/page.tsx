import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { v7 as uuidv7 } from "uuid";
import { CallDetails } from "@/components/calls/call-details";
import { DeleteCallButton } from "@/components/calls/delete-call-button";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { mayChangeCall } from "@/lib/calls/policy";
import { displayCall } from "@/lib/calls/present";
import { getCall } from "@/lib/calls/queries";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Call" };

export default async function CallPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ ctx }, { id }] = await Promise.all([requireSession(), params]);
  const call = await orNotFound(getCall(ctx, id));
  const mayChange = mayChangeCall(ctx.actor, call) === true;
  return (
    <>
      <PageHeader
        title={<bdi>{call.leadName ?? "A lead you no longer see"}</bdi>}
        subtitle="Call"
        back={{ href: "/calls", label: "Calls" }}
        actions={
          mayChange && (
            <Button asChild variant="outline">
              <Link href={`/calls/${id}/edit`}>
                <Pencil aria-hidden /> Edit
              </Link>
            </Button>
          )
        }
      />
      <PageBody className="max-w-3xl">
        <CallDetails call={displayCall(call)} now={ctx.now().toISOString()} />
        {mayChange && <DeleteCallButton id={id} operationId={uuidv7()} />}
      </PageBody>
    </>
  );
}
