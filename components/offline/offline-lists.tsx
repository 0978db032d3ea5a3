"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { CallFilters } from "@/components/calls/call-filters";
import { CallList } from "@/components/calls/call-list";
import { PageHeader } from "@/components/layout/page-header";
import { LeadFilters } from "@/components/leads/lead-filters";
import { LeadList } from "@/components/leads/lead-list";
import { useKnown } from "@/components/session/known";
import { Button } from "@/components/ui/button";
import { isManager } from "@/lib/auth/roles";
import { CallFilter, needsServer as callsNeedServer } from "@/lib/calls/filter";
import { LeadFilter, needsServer } from "@/lib/leads/filter";
import { DUE_LABELS } from "@/lib/leads/labels";
import type { Lead } from "@/lib/leads/schema";
import { filterFrom, queryFrom } from "@/lib/list-url";
import { type Known, ofEntity } from "@/lib/offline/known-rows";

/** The lists without a server: the same filters over what the device keeps. */

export function OfflineLeads({ params, rows, now }: { params: URLSearchParams; rows: Known; now: string }) {
  const { actor, settings } = useKnown();
  const { filter } = filterFrom(LeadFilter, Object.fromEntries(params));
  const query = queryFrom(LeadFilter, filter);
  const sources = new Set(ofEntity<Lead>(rows, "lead").flatMap(({ source }) => source ?? []));
  return (
    <>
      <PageHeader
        title={filter.due ? DUE_LABELS[filter.due] : "Leads"}
        actions={
          <Button asChild>
            <Link href="/leads/new">
              <Plus aria-hidden /> New lead
            </Link>
          </Button>
        }
      >
        <LeadFilters
          filter={filter}
          query={query}
          manager={isManager(actor)}
          timeZone={settings.timeZone}
          now={now}
          sources={[...sources].sort().slice(0, 10)}
          people={[]}
        />
      </PageHeader>
      {needsServer(filter) ? (
        <Note>
          Only the server knows which call was a lead’s first. Leave that filter out, or come back when connected.
        </Note>
      ) : (
        isManager(actor) && <Recent />
      )}
      <LeadList query={query} cut={false} now={now} />
    </>
  );
}

export function OfflineCalls({ params, now }: { params: URLSearchParams; now: string }) {
  const { actor, settings } = useKnown();
  const { filter } = filterFrom(CallFilter, Object.fromEntries(params));
  const query = queryFrom(CallFilter, filter);
  return (
    <>
      <PageHeader title="Calls">
        <CallFilters
          filter={filter}
          query={query}
          manager={isManager(actor)}
          timeZone={settings.timeZone}
          now={now}
          sources={[]}
          people={[]}
          leadName={null}
        />
      </PageHeader>
      {callsNeedServer(filter) ? (
        <Note>Only the server knows what was followed up. Leave that filter out, or come back when connected.</Note>
      ) : (
        isManager(actor) && <Recent />
      )}
      <CallList query={query} now={now} />
    </>
  );
}

function Recent() {
  return <Note>Only what was worked on lately is on this device. The rest is there when you are connected.</Note>;
}

function Note({ children }: { children: ReactNode }) {
  return <p className="px-4 pt-3 text-muted-foreground text-sm md:px-6">{children}</p>;
}
