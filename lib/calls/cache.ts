import type { QueryClient } from "@tanstack/react-query";
import type { Change } from "@/lib/command/define";
import type { Call, CallView } from "./schema";

/** What TanStack Query holds of calls. A list's key is its query string. */
export const callKeys = {
  lists: ["calls"] as const,
  list: (query: string) => ["calls", query] as const,
  /** The person's own call in progress with a lead, whole. */
  open: (leadId: string) => ["open-call", leadId] as const,
};

export interface CallList {
  data: CallView[];
  nextCursor: string | null;
  prevCursor: string | null;
}

/** The call as this browser knows it whole: only one in progress is. */
export function cachedCall(client: QueryClient, id: string): Call | undefined {
  const open = client.getQueriesData<Call | null>({ queryKey: ["open-call"] });
  return open.map(([, call]) => call).find((call) => call?.id === id) ?? undefined;
}

/** Shows a call as the server tells it; null when it is out of this person's sight. */
export function applyCallRow(client: QueryClient, id: string, row: (Call & { userName: string }) | null): void {
  if (row) {
    client.setQueryData<Call | null>(callKeys.open(row.leadId), (open) =>
      open?.id === id && row.seq > open.seq ? row : open,
    );
  }
  client.setQueriesData<CallList>({ queryKey: callKeys.lists }, (list) => {
    if (!list?.data.some((call) => call.id === id)) return list;
    const data = row
      ? list.data.map((call) => (call.id === id && row.seq > call.seq ? { ...call, ...row } : call))
      : list.data.filter((call) => call.id !== id);
    return { ...list, data };
  });
}

/** Shows a change of a call wherever it is on screen. */
export function applyCallChange(client: QueryClient, change: Extract<Change, { entity: "call" }>): void {
  const { after } = change;
  // An ended call stays where it was in progress until the page is left: a refusal must find its form still there.
  client.setQueryData<Call | null>(callKeys.open(after.leadId), (open) => (open || !after.endTime ? after : open));
  client.setQueriesData<CallList>({ queryKey: callKeys.lists }, (list) => {
    if (!list) return list;
    const data = after.deletedAt
      ? list.data.filter((call) => call.id !== after.id)
      : list.data.map((call) => (call.id === after.id ? { ...call, ...after } : call));
    return { ...list, data };
  });
}
