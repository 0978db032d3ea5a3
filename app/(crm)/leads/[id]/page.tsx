import { dehydrate, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { v7 as uuidv7 } from "uuid";
import { LeadPage } from "@/components/leads/lead-page";
import { Drawn } from "@/components/session/drawn";
import { timelineKey } from "@/lib/activity/cache";
import { isManager } from "@/lib/auth/roles";
import { leadKeys } from "@/lib/leads/cache";
import { openWorkspace } from "@/lib/leads/workspace";
import { oneOf } from "@/lib/list-url";
import { requireSession } from "@/lib/server/context";
import { orNotFound } from "@/lib/server/or-not-found";

export const metadata: Metadata = { title: "Lead" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ list?: string | string[] }> };

export default async function Page({ params, searchParams }: Props) {
  const [{ ctx, settings }, { id }, asked] = await Promise.all([requireSession(), params, searchParams]);
  const list = oneOf(asked.list);
  const { timeline, call: _, ...shown } = await orNotFound(openWorkspace(ctx, settings, id, list));
  const client = new QueryClient();
  client.setQueryData(leadKeys.one(id), shown.lead);
  client.setQueryData(timelineKey(id), timeline);
  return (
    <Drawn state={dehydrate(client)}>
      <LeadPage
        {...shown}
        list={list}
        now={ctx.now().toISOString()}
        manager={isManager(ctx.actor)}
        ids={[uuidv7(), uuidv7(), uuidv7(), uuidv7()]}
      />
    </Drawn>
  );
}
