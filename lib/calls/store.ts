import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import { calls } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import type { Store } from "@/lib/command/store";

export const callFields = [
  "id",
  "leadId",
  "userId",
  "callType",
  "startTime",
  "endTime",
  "duration",
  "outcome",
  "notes",
  "nextAction",
  "nextActionDate",
  "localDay",
  "localHour",
  "industry",
  "source",
  "createdAt",
  "updatedAt",
  "deletedAt",
  "seq",
] as const;

/** The calls an actor may see: those of leads they see, and their own. */
export function visibleCalls(actor: Actor, options?: { deleted?: boolean }): SQL | undefined {
  return and(
    options?.deleted ? undefined : isNull(calls.deletedAt),
    isManager(actor) ? undefined : or(eq(calls.userId, actor.id), eq(calls.leadAssignedTo, actor.id)),
  );
}

export const callStore: Store<"call"> = {
  table: calls,
  fields: callFields,
  visible: visibleCalls,
  leadKey: "leadId",
  audience: (call, lead) => {
    const assignee = lead && !lead.deletedAt ? lead.assignedTo : null;
    return [...new Set(["managers", call.userId, ...(typeof assignee === "string" ? [assignee] : [])])];
  },
};
