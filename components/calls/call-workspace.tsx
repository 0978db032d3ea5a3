"use client";

import { useQuery } from "@tanstack/react-query";
import { useNeighbours } from "@/components/leads/use-neighbours";
import { callKeys } from "@/lib/calls/cache";
import type { Call } from "@/lib/calls/schema";
import { leadKeys } from "@/lib/leads/cache";
import type { LeadView } from "@/lib/leads/schema";
import { EndCallForm } from "./end-call-form";
import { StartCallForm } from "./start-call-form";

export interface WorkspaceProps {
  leadId: string;
  /** The query string of the list being worked. */
  list: string;
  next: { id: string; name: string } | null;
  /** The server's clock when the page was made. */
  now: string;
  newCallId: string;
  operationIds: [string, string];
}

/** The lead's call: dial, then how it ended. A reload brings a call in progress back, for it is a row already. */
export function CallWorkspace(props: WorkspaceProps) {
  const { data: lead } = useQuery<LeadView>({ queryKey: leadKeys.one(props.leadId), enabled: false });
  const { data: call } = useQuery<Call | null>({ queryKey: callKeys.open(props.leadId), enabled: false });
  const { next } = useNeighbours(props.leadId, props.list, { previous: null, next: props.next });
  if (!lead) return null;
  if (!call) return <StartCallForm {...props} next={next} lead={lead} />;
  return <EndCallForm key={call.id} {...props} next={next} lead={lead} call={call} />;
}
