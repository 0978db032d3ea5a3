import { parseCursor } from "@/lib/realtime/protocol";
import { type Snapshot, snapshot } from "../../support/snapshot";
import type { Device, Screen } from "../device";
import type { Office } from "../office";
import { insist } from "../violation";

/** P5: every device holds what its person may see, as the tables say it, and its outbox only what needs a decision. */
export async function requireEqualReplicas(office: Office): Promise<void> {
  const tables = await snapshot(["lead", "call", "conversation", "user"]);
  for await (const { device, screen } of office.screens()) {
    const where = `${screen.viewer.id} on device ${device.n}`;
    const sight = office.witness.sight(screen.viewer.id);
    for (const key of sight) {
      if (key.startsWith("settings/")) continue;
      insist(screen.rows.has(key), "P5", () => `${where} lacks ${key}`);
    }
    for (const [key, { row }] of screen.rows) {
      if (key.startsWith("settings/")) continue;
      insist(sight.has(key), "P8", () => `${where} still holds ${key}`);
      requireSame(where, key, row, tables);
    }
    for (const { id, state } of screen.queued) {
      insist(state !== "applied", "P5", () => `${id} is applied and still in the outbox of ${where}`);
    }
  }
}

function requireSame(where: string, key: string, row: Record<string, unknown>, tables: Snapshot): void {
  const stored = tables.get(key);
  if (!stored) return;
  for (const [field, value] of Object.entries(row)) {
    if (!(field in stored)) continue;
    const same = typeof value === "boolean" ? value === Boolean(stored[field]) : value === stored[field];
    insist(same, "P5", () => `${where} has ${key}.${field} as ${value}, the table has ${stored[field]}`);
  }
}

/** P6: what a person has seen of a row, they do not see an older state of. */
export function requireNoWayBack(device: Device, { viewer, rows }: Screen): void {
  const before = device.seen.get(viewer.id);
  for (const [key, { seq }] of rows) {
    const was = before?.get(key)?.seq ?? seq;
    const pruned = key.startsWith("operation/");
    insist(was <= seq || pruned, "P6", () => `${key} goes back from ${was} to ${seq} for ${viewer.id}`);
  }
  device.seen.set(viewer.id, rows);
}

/**
 * At any moment: nothing in a replica was never to be seen (P8), and none of its rows is older than the cursor, which
 * would be half an operation, or a change that got lost (P7).
 */
export function requireWholeReplica({ witness, tally }: Office, screen: Screen): void {
  const person = screen.viewer.id;
  for (const key of screen.rows.keys()) {
    if (key.startsWith("settings/")) continue;
    insist(witness.everSaw(person, key), "P8", () => `${person} holds ${key} and never might see it`);
  }
  const at = screen.cursor ? parseCursor(screen.cursor) : null;
  if (!at) return;
  requireEveryLead(witness, screen, at.seq);
  for (const { seq, entity, entity_id, operation_id } of witness.log) {
    const row = screen.rows.get(`${entity}/${entity_id}`);
    // A refusal's row has its seq from the log, which may be pruned.
    if (!row || row.seq >= seq || entity === "operation") continue;
    insist(seq > at.seq, "P7", () => `${person} at ${at.seq} has ${entity}/${entity_id} of ${row.seq}, before ${seq}`);
    const ahead = witness.log.some(
      (other) =>
        other.operation_id === operation_id &&
        (screen.rows.get(`${other.entity}/${other.entity_id}`)?.seq ?? 0) >= other.seq,
    );
    if (ahead) tally.add("half seen early");
  }
}

/** P6: a lead that nobody touched since the replica's moment is in it, if its person may see it in a role as old as that. */
function requireEveryLead(witness: Office["witness"], { viewer: { id }, rows }: Screen, at: number): void {
  if (Number(witness.person(id)?.seq) > at) return;
  for (const key of witness.sight(id)) {
    if (!key.startsWith("lead/") || Number(witness.values.get(key)?.seq) > at) continue;
    insist(rows.has(key), "P6", () => `${id} at ${at} has lost ${key}`);
  }
}
