import type { QueryClient } from "@tanstack/react-query";
import { applyCallChange } from "@/lib/calls/cache";
import type { Change } from "@/lib/command/define";
import { applyLeadChange } from "@/lib/leads/cache";

/** Puts one change into the browser's cache: the optimistic ones of this person's own commands. */
export function applyChange(client: QueryClient, change: Change): void {
  if (change.entity === "lead") applyLeadChange(client, change);
  if (change.entity === "call") applyCallChange(client, change);
}
