"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type LeadList, leadKeys } from "@/lib/leads/cache";

interface Step {
  id: string;
  name: string;
}

/**
 * The leads beside one in the list it was opened from. The server finds them for a filter; for a search, they are among
 * the results this browser still holds.
 */
export function useNeighbours(id: string, list: string, found: { previous: Step | null; next: Step | null }) {
  const client = useQueryClient();
  const [held, setHeld] = useState(found);
  const { previous, next } = found;
  useEffect(() => {
    const leads = client.getQueryData<LeadList>(leadKeys.list(list))?.data ?? [];
    const at = leads.findIndex((lead) => lead.id === id);
    const beside = (step: number) => (at < 0 ? null : (leads[at + step] ?? null));
    setHeld({ previous: previous ?? beside(-1), next: next ?? beside(1) });
  }, [client, id, list, previous, next]);
  return held;
}
