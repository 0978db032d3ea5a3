import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { Timeline } from "@/components/activity/timeline";
import { CallWorkspace } from "@/components/calls/call-workspace";
import { OpenCalls } from "@/components/calls/open-calls";
import { PageHeader } from "@/components/layout/page-header";
import { LeadDetails } from "@/components/leads/lead-details";
import { LeadOnlookers } from "@/components/leads/lead-onlookers";
import { timelineKey } from "@/lib/activity/cache";
import { callKeys } from "@/lib/calls/cache";
import { leadKeys } from "@/lib/leads/cache";
import { openWorkspace } from "@/lib/leads/workspace";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Call" };

type Props = { params: Promise<{ leadId: string }>; searchParams: Promise<{ list?: string }> };

export default async function CallPage({ params, searchParams }: Props) {
  const [{ ctx, settings }, { leadId }, { list = "" }] = await Promise.all([requireSession(), params, searchParams]);
  const { lead, timeline, call, otherCalls, next } = await orNotFound(openWorkspace(ctx, settings, leadId, list));
  const client = new QueryClient();
  client.setQueryData(leadKeys.one(leadId), lead);
  client.setQueryData(timelineKey(leadId), timeline);
  client.setQueryData(callKeys.open(leadId), call);
  const now = ctx.now().toISOString();
  const suffix = list ? `?list=${encodeURIComponent(list)}` : "";
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader
        title={<bdi>{lead.name}</bdi>}
        subtitle={lead.company && <bdi>{lead.company}</bdi>}
        actions={<LeadOnlookers leadId={leadId} onCall={call !== null} />}
        back={{ href: `/leads/${leadId}${suffix}`, label: "the lead" }}
      />
      <OpenCalls calls={otherCalls} />
      <div className="grid gap-5 px-4 py-4 md:px-6 md:py-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
        <CallWorkspace
          key={leadId}
          leadId={leadId}
          list={list}
          next={next}
          now={now}
          newCallId={uuidv7()}
          operationIds={[uuidv7(), uuidv7()]}
        />
        <div className="grid content-start gap-4">
          <LeadDetails id={leadId} now={now} />
          <Timeline leadId={leadId} now={now} />
        </div>
      </div>
    </HydrationBoundary>
  );
}
