import type { QueryClient } from "@tanstack/react-query";
import { applyCallChange, applyCallRow } from "@/lib/calls/cache";
import type { Call } from "@/lib/calls/schema";
import type { Change } from "@/lib/command/define";
import { applyLeadChange, applyLeadRow } from "@/lib/leads/cache";
import type { LeadView } from "@/lib/leads/schema";
import type { Item } from "./protocol";

/** Puts one change into the browser's cache: the optimistic ones of this person's own commands. */
export function applyChange(client: QueryClient, change: Change): void {
  if (change.entity === "lead") applyLeadChange(client, change);
  if (change.entity === "call") applyCallChange(client, change);
}

/** Puts a row into the browser's cache as the server tells it, quietly, wherever it is on screen. */
export function applyItem(client: QueryClient, { entity, id, row }: Item): void {
  if (entity === "lead") applyLeadRow(client, id, row as LeadView | null);
  if (entity === "call") applyCallRow(client, id, row as (Call & { userName: string }) | null);
}
