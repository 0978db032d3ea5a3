import type { SyncEntity } from "@/lib/realtime/protocol";

/** A row of `activity_log` as the feed needs it. Audiences hold user ids, `managers` and `everyone`. */
export interface LogRow {
  seq: number;
  operationId: string;
  userId: string;
  entity: SyncEntity;
  entityId: string;
  leadId: string | null;
  action: string;
  before: readonly string[];
  after: readonly string[];
}

/** The row that a log row tells of: an operation's id is its author's own, any other is everyone's. */
export function keyOf({ entity, entityId, userId }: Pick<LogRow, "entity" | "entityId" | "userId">): string {
  return entity === "operation" ? `operation/${userId}/${entityId}` : `${entity}/${entityId}`;
}

/** One action for several changes of one row: beginnings and ends say more than what came between. */
export function tellingAction(actions: readonly string[]): string {
  return actions.reduce((best, action) => (weight(action) >= weight(best) ? action : best));
}

function weight(action: string): number {
  if (action.endsWith("_deleted")) return 4;
  if (action === "call_ended" || action === "lead_created") return 3;
  if (action === "call_started" || action === "call_logged" || action.endsWith("_restored")) return 2;
  return action.endsWith("_updated") ? 0 : 1;
}
