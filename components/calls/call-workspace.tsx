"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
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
  const client = useQueryClient();
  useEffect(() => {
    // Coming back to a call that was ended here: it is over, whatever this browser still holds.
    const held = client.getQueryData<Call | null>(callKeys.open(props.leadId));
    if (held?.endTime) client.setQueryData(callKeys.open(props.leadId), null);
  }, [client, props.leadId]);
  if (!lead) return null;
  if (!call) return <StartCallForm {...props} next={next} lead={lead} />;
  return <EndCallForm key={call.id} {...props} next={next} lead={lead} call={call} />;
}
