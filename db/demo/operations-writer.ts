import type { DatabaseSync } from "node:sqlite";
import { activityLog, calls, conversations, targets, users } from "@/db/schema";
import { asRow, type Row } from "@/lib/command/store";
import { isClosed } from "@/lib/enums";
import type { Lead } from "@/lib/leads/schema";
import type { Demo } from "./demo";
import { inserter } from "./inserter";
import { logRow } from "./log-row";
import { MonthlySnapshots } from "./monthly-snapshots";
import { holderOf } from "./story";

export interface LatestLead {
  lead: Lead;
  seq: number;
  /** What the triggers of drizzle/0013_forecast.sql would have kept. */
  closedAt: string | null;
}

/**
 * Writes the log, and with it the rows that never change again: calls, conversations, people, targets and snapshots. Answers the leads by
 * id, as they are in the end. `phones` has every lead's phone as stored.
 */
export function writeOperations(
  db: DatabaseSync,
  demo: Demo,
  phones: ReadonlyMap<string, string>,
  tell: (progress: string) => void,
): Map<string, LatestLead> {
  const latest = new Map<string, LatestLead>();
  const assignees = new Map(demo.stories.map((story) => [story.id, holderOf(story)?.id ?? null]));
  const insertLog = inserter(db, activityLog);
  const insert = {
    call: inserter(db, calls),
    conversation: inserter(db, conversations),
    user: inserter(db, users),
    target: inserter(db, targets),
  };
  const snapshots = new MonthlySnapshots(db);
  let seq = 0;
  for (const { id: operationId, userId, at: createdAt, leadId, changes } of demo.operations()) {
    snapshots.until(createdAt, () => [...latest.values()].map(({ lead }) => lead));
    const phone = phones.get(leadId ?? "");
    const leadAssignedTo = assignees.get(leadId ?? "");
    const before = latest.get(leadId ?? "")?.lead ?? null;
    const after = changes.find((change) => change.entity === "lead")?.after ?? before;
    for (const [n, change] of changes.entries()) {
      seq += 1;
      const { entity, action } = change;
      const log = logRow(change, before && asRow(before), after && asRow(after), (row) => sealed(row, phone));
      insertLog({
        ...log,
        seq,
        operationId,
        n,
        userId,
        entity,
        entityId: change.after.id,
        action,
        createdAt,
        leadAssignedTo,
      });
      if (entity === "lead") latest.set(change.after.id, latestOf(change.after, seq, latest));
      else if (entity === "call" || entity === "conversation" || entity === "user" || entity === "target")
        insert[entity]({ ...asRow(change.after), seq, leadAssignedTo });
      if (seq % 10_000 === 0) tell(`${seq.toLocaleString("en")} changes`);
    }
  }
  return latest;
}

function latestOf(lead: Lead, seq: number, known: ReadonlyMap<string, LatestLead>): LatestLead {
  const before = known.get(lead.id);
  const stays = before?.lead.status === lead.status;
  return { lead, seq, closedAt: stays ? before.closedAt : isClosed(lead.status) ? lead.updatedAt : null };
}

/** A demo lead keeps its phone number, so every time it is logged it is the one sealed for its row. */
function sealed(row: Row, phone: string | undefined): Row {
  return row.phone === undefined ? row : { ...row, phone };
}
