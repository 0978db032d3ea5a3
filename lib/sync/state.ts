import { sql } from "drizzle-orm";
import { buildOnce, statement } from "@/db/client";
import { MAX_BEHIND } from "@/lib/realtime/protocol";

/** Of which history the log is, and how far it goes. */
export interface LogState {
  epoch: string;
  prunedThrough: number;
  /** The log's last `seq`. */
  head: number;
  /** 1 when the reader's role changed after `after`. */
  roleChanged: number;
}

export const ROLE_CHANGED = "member_role_changed";

/** Reads one `LogState`: `after` is where the reader is. */
export const stateStatement = buildOnce((db) =>
  statement<LogState>(
    db,
    sql`select epoch, pruned_through as prunedThrough,
      coalesce((select max(seq) from activity_log), pruned_through) as head,
      exists (select 1 from activity_log where entity = 'user' and entity_id = ${sql.placeholder("reader")}
        and seq > ${sql.placeholder("after")} and action = ${ROLE_CHANGED}) as roleChanged
      from log_state`,
  ),
);

/** Guarantee: `stateStatement` answers `LogState` rows; the migration put one in. */
export function toState(found: unknown): LogState {
  const [state] = found as LogState[];
  if (!state) throw new Error("log_state is empty: the migrations did not run.");
  return state;
}

/** Whether someone at this cursor must start again: another history, too far behind, or another role since. */
export function mustReset(
  { epoch, prunedThrough, head, roleChanged }: Omit<LogState, "roleChanged"> & { roleChanged: number | boolean },
  cursor: { epoch: string; seq: number },
): boolean {
  return (
    cursor.epoch !== epoch ||
    cursor.seq > head ||
    cursor.seq < prunedThrough ||
    head - cursor.seq > MAX_BEHIND ||
    Boolean(roleChanged)
  );
}
