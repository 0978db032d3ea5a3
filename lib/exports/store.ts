import { eq } from "drizzle-orm";
import { dataExports } from "@/db/schema";
import type { Actor } from "@/lib/command/define";
import type { Store } from "@/lib/command/store";
import { SYSTEM_ID } from "@/lib/members/policy";

/** An export is its person's; the log tells managers of everyone's. */
export function visibleExports(actor: Pick<Actor, "id">) {
  return actor.id === SYSTEM_ID ? undefined : eq(dataExports.userId, actor.id);
}

export const exportStore: Store<"export"> = {
  table: dataExports,
  fields: [
    ...(["id", "userId", "kind", "format", "bom", "filter", "status", "rows", "bytes", "reason"] as const),
    ...(["createdAt", "updatedAt", "finishedAt", "expiresAt", "downloadedAt", "seq"] as const),
  ],
  visible: visibleExports,
  audience: () => [],
};
