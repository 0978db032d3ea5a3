"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { memo, useEffect, useMemo, useState } from "react";
import { v7 as uuidv7 } from "uuid";
import { CallPage } from "@/components/calls/call-page";
import { LogCallForm } from "@/components/calls/log-call-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { LeadForm } from "@/components/leads/lead-form";
import { LeadPage } from "@/components/leads/lead-page";
import { WaitingList } from "@/components/sync/waiting-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { timelineKey } from "@/lib/activity/cache";
import { isManager } from "@/lib/auth/roles";
import { callKeys } from "@/lib/calls/cache";
import type { Actor } from "@/lib/command/define";
import { leadKeys } from "@/lib/leads/cache";
import { type Known, knownRows } from "@/lib/offline/known-rows";
import { localTimeline } from "@/lib/offline/local-timeline";
import { localWorkspace } from "@/lib/offline/local-views";
import { useQueue } from "@/lib/offline/use-queue";
import { OfflineCalls, OfflineLeads } from "./offline-lists";

const NEW_IDS = 5;

/**
 * The view that an address asks for, from what the device knows. After a change the view before stays until that was read:
 * a moment only, and the next one is not drawn from what is no longer so.
 */
export function OfflinePage({ address, viewer }: { address: string; viewer: Actor }) {
  const known = useKnownRows(viewer);
  const [shown, setShown] = useState(address);
  if (known?.fresh && shown !== address) setShown(address);
  return known && <View key={shown} address={shown} rows={known.rows} viewer={viewer} />;
}

/** What the device knows, and whether anything changed since that is still being read. */
function useKnownRows(viewer: Actor): { rows: Known; fresh: boolean } | null {
  const queue = useQueue();
  const [known, setKnown] = useState<{ rows: Known; fresh: boolean } | null>(null);
  useEffect(() => {
    let reading = 0;
    const read = async () => {
      reading += 1;
      const mine = reading;
      setKnown((last) => last && { ...last, fresh: false });
      const rows = await queue
        .store()
        .then((store) => knownRows(store, viewer))
        .catch(() => null);
      if (reading !== mine) return;
      // A database that fails must not hold its person on one page.
      setKnown((last) => (rows ? { rows, fresh: true } : last && { ...last, fresh: true }));
    };
    read();
    const stop = queue.subscribe(read);
    return () => {
      reading = -1;
      stop();
    };
  }, [queue, viewer]);
  return known;
}

const View = memo(function View({ address, rows, viewer }: { address: string; rows: Known; viewer: Actor }) {
  const [now] = useState(() => new Date().toISOString());
  const [ids] = useState(() => Array.from({ length: NEW_IDS }, () => uuidv7()));
  const { pathname, searchParams } = new URL(address, "http://here");
  const [, room, id = "", part] = pathname.split("/");
  const list = searchParams.get("list") ?? "";
  const world = { rows, viewer, now, ids, list };
  if (room === "sync") return <Waiting />;
  if (pathname === "/leads/new") return <NewLead id={ids[0] ?? ""} operationId={ids[1] ?? ""} />;
  if (pathname === "/calls/new") return <Lead {...world} id={searchParams.get("leadId") ?? ""} as="earlier call" />;
  if (room === "call") return <Lead {...world} id={id} as="call" />;
  if (room === "leads" && id) return <Lead {...world} id={id} as={part === "edit" ? "edit" : "lead"} />;
  if (room === "calls" && !id) return <OfflineCalls params={searchParams} now={now} />;
  if (room === "leads" || pathname === "/") return <OfflineLeads params={searchParams} rows={rows} now={now} />;
  return <NeedsServer />;
});

interface LeadProps {
  rows: Known;
  viewer: Actor;
  now: string;
  ids: string[];
  list: string;
  id: string;
  as: "lead" | "call" | "edit" | "earlier call";
}

/** A page about one lead. The caches are filled first, as the server's pages fill them. */
function Lead({ rows, viewer, now, ids, list, id, as }: LeadProps) {
  const client = useQueryClient();
  const found = useMemo(
    () => localWorkspace(rows, id, { userId: viewer.id, list, now }),
    [rows, id, viewer, list, now],
  );
  const fill = () => {
    if (!found) return false;
    client.setQueryData(leadKeys.one(id), found.lead);
    client.setQueryData(timelineKey(id), localTimeline(rows, id));
    client.setQueryData(callKeys.open(id), found.call);
    return true;
  };
  const { data: ready } = useQuery({
    queryKey: ["here", as, id],
    queryFn: fill,
    // At once, and not a moment after the page is there: it is what the page is drawn from.
    initialData: fill,
    networkMode: "always",
    staleTime: 0,
    gcTime: 0,
  });
  if (!found) return <NeedsServer what="lead" />;
  if (!ready) return null;
  const [a = "", b = "", c = "", d = ""] = ids;
  if (as === "lead")
    return <LeadPage {...found} list={list} now={now} manager={isManager(viewer)} ids={[a, b, c, d]} />;
  if (as === "call") return <CallPage {...found} list={list} now={now} ids={[a, b, c]} />;
  const back = { href: `/leads/${id}`, label: found.lead.name };
  if (as === "edit") {
    return (
      <>
        <PageHeader title={`Edit ${found.lead.name}`} back={back} />
        <PageBody>
          <LeadForm id={id} operationId={a} lead={found.lead} />
        </PageBody>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Log an earlier call" subtitle={<bdi>{found.lead.name}</bdi>} back={back} />
      <PageBody>
        <LogCallForm id={a} operationId={b} leadId={id} status={found.lead.status} now={now} />
      </PageBody>
    </>
  );
}

function NewLead(props: { id: string; operationId: string }) {
  return (
    <>
      <PageHeader title="New lead" back={{ href: "/leads", label: "Leads" }} />
      <PageBody>
        <LeadForm {...props} />
      </PageBody>
    </>
  );
}

function Waiting() {
  return (
    <>
      <PageHeader title="Waiting to sync" subtitle="What you changed on this device and the server does not have yet" />
      <PageBody className="max-w-3xl">
        <WaitingList />
      </PageBody>
    </>
  );
}

/** What this device does not keep. */
function NeedsServer({ what = "page" }: { what?: string }) {
  return (
    <>
      <PageHeader title="No connection" back={{ href: "/leads", label: "Leads" }} />
      <PageBody>
        <EmptyState
          icon={<CloudOff />}
          title={`This ${what} is not on this device`}
          description="It opens when you are connected again. Your leads, your calls and what you type are here without a network, too."
        >
          <Button onClick={() => window.location.reload()}>Try again</Button>
        </EmptyState>
      </PageBody>
    </>
  );
}
