import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import type { Lead } from "./schema";

/** The same rule as the SQL of `visibleLeads`; a test holds them together. */
export function canSeeLead(actor: Actor, lead: Pick<Lead, "assignedTo" | "deletedAt">): boolean {
  return lead.deletedAt === null && (isManager(actor) || lead.assignedTo === actor.id);
}

/** Managers assign to anyone; an agent may only hand a lead back. */
export function mayAssign(actor: Actor, assignedTo: string | null): true | string {
  return isManager(actor) || assignedTo === null || "Only managers assign leads. You can hand a lead back.";
}
