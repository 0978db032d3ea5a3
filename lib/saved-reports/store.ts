import { and, eq, isNull } from "drizzle-orm";
import { savedReports } from "@/db/schema";
import type { Actor } from "@/lib/command/define";
import type { Store } from "@/lib/command/store";
import { SYSTEM_ID } from "@/lib/members/policy";

/** A saved report is its person's; the log tells managers of everyone's. */
export function visibleSavedReports(actor: Pick<Actor, "id">) {
  const theirs = actor.id === SYSTEM_ID ? undefined : eq(savedReports.userId, actor.id);
  return and(theirs, isNull(savedReports.removedAt));
}

export const savedReportStore: Store<"savedReport"> = {
  table: savedReports,
  fields: [
    ...(["id", "userId", "name", "kind", "query", "schedule", "format", "ranThrough"] as const),
    ...(["createdAt", "updatedAt", "removedAt", "seq"] as const),
  ],
  visible: visibleSavedReports,
  audience: () => [],
};
