import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { CallPage } from "@/components/calls/call-page";
import { Drawn } from "@/components/session/drawn";
import { timelineKey } from "@/lib/activity/cache";
import { callKeys } from "@/lib/calls/cache";
import { leadKeys } from "@/lib/leads/cache";
import { openWorkspace } from "@/lib/leads/workspace";
import { oneOf } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Call" };

type Props = { params: Promise<{ leadId: string }>; searchParams: Promise<{ list?: string | string[] }> };

export default async function Page({ params, searchParams }: Props) {
  const [{ ctx, settings }, { leadId }, asked] = await Promise.all([requireSession(), params, searchParams]);
  const list = oneOf(asked.list);
  const { timeline, ...shown } = await orNotFound(openWorkspace(ctx, settings, leadId, list));
  const client = new QueryClient();
  client.setQueryData(leadKeys.one(leadId), shown.lead);
  client.setQueryData(timelineKey(leadId), timeline);
  client.setQueryData(callKeys.open(leadId), shown.call);
  return (
    <Drawn state={dehydrate(client)}>
      <CallPage {...shown} list={list} now={ctx.now().toISOString()} ids={[uuidv7(), uuidv7(), uuidv7()]} />
    </Drawn>
  );
}
