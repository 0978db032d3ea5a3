import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Pencil, Phone } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { v7 as uuidv7 } from "uuid";
import { Timeline } from "@/components/activity/timeline";
import { OpenCalls } from "@/components/calls/open-calls";
import { NoteForm } from "@/components/conversations/note-form";
import { PageHeader } from "@/components/layout/page-header";
import { LeadActions } from "@/components/leads/lead-actions";
import { LeadDetails } from "@/components/leads/lead-details";
import { LeadOnlookers } from "@/components/leads/lead-onlookers";
import { LeadSteps } from "@/components/leads/lead-steps";
import { Button } from "@/components/ui/button";
import { timelineKey } from "@/lib/activity/cache";
import { isManager } from "@/lib/auth/roles";
import { leadKeys } from "@/lib/leads/cache";
import { openWorkspace } from "@/lib/leads/workspace";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Lead" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ list?: string }> };

export default async function LeadPage({ params, searchParams }: Props) {
  const [{ ctx, settings }, { id }, { list = "" }] = await Promise.all([requireSession(), params, searchParams]);
  const { lead, timeline, otherCalls, previous, next } = await orNotFound(openWorkspace(ctx, settings, id, list));
  const client = new QueryClient();
  client.setQueryData(leadKeys.one(id), lead);
  client.setQueryData(timelineKey(id), timeline);
  const now = ctx.now().toISOString();
  const suffix = list ? `?list=${encodeURIComponent(list)}` : "";
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        title={<bdi>{lead.name}</bdi>}
        subtitle={lead.company && <bdi>{lead.company}</bdi>}
        back={{ href: list ? `/leads?${list}` : "/leads", label: "Leads" }}
        actions={
          <>
            <LeadOnlookers leadId={id} />
            <LeadSteps id={id} previous={previous} next={next} list={list} />
            <Button asChild variant="outline" className="max-md:hidden">
              <Link href={`/leads/${id}/edit`}>
                <Pencil aria-hidden /> Edit
              </Link>
            </Button>
            <Button asChild>
              <Link href={`/call/${id}${suffix}`} data-call>
                <Phone aria-hidden /> Call
              </Link>
            </Button>
          </>
        }
      />
      <OpenCalls calls={otherCalls} />
      <div className="grid gap-5 px-4 py-4 md:px-6 md:py-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="grid content-start gap-4">
          <LeadDetails id={id} now={now} />
          <LeadActions id={id} operationIds={[uuidv7(), uuidv7()]} manager={isManager(ctx.actor)} />
        </div>
        <div className="grid content-start gap-4">
          <NoteForm leadId={id} id={uuidv7()} operationId={uuidv7()} />
          <Timeline leadId={id} now={now} />
        </div>
      </div>
    </HydrationBoundary>
  );
}
