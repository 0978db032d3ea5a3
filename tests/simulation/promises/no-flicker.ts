import type { Device, Screen } from "../device";
import type { Submitted } from "../ledger";
import type { Office } from "../office";
import { insist } from "../violation";

/** P6: a person's own change, once on their screen, stays there until it is refused or its row goes out of sight. */
export function requireNoFlicker(office: Office, device: Device, screen: Screen): void {
  const person = screen.viewer.id;
  const queued = new Map(screen.queued.map((entry) => [entry.id, entry]));
  for (const entry of office.ledger.of(person, device.n)) {
    const waiting = queued.get(entry.id);
    entry.n ??= waiting?.n;
    entry.parked ||= waiting?.state === "parked";
    if (!entry.shows || entry.over) continue;
    if (isOver(office, entry, waiting?.state)) {
      entry.over = true;
      continue;
    }
    const shown = isShown(entry, screen);
    if (entry.shown) {
      insist(
        shown,
        "P6",
        () => `${entry.command} ${entry.id} is gone from the screen of ${person}, ${waiting?.state ?? "not queued"}`,
      );
    }
    entry.shown ||= shown;
  }
}

function isShown({ shows }: Submitted, { shown }: Screen): boolean {
  const row = shown.get(shows?.key ?? "");
  return row !== undefined && (shows?.field === undefined || row[shows.field] === shows.value);
}

/** Whether there is a reason for it not to be on screen any more. */
function isOver({ witness, ledger }: Office, entry: Submitted, state: string | undefined): boolean {
  const { shows, about, person } = entry;
  if (entry.decided || state === "conflict" || state === "rejected") return true;
  // In another role, what was possible may not be.
  if (witness.log.some((row) => row.entity_id === person && row.action === "member_role_changed")) return true;
  if ([shows?.key ?? "", ...about].some((key) => witness.everLost(person, key))) return true;
  const refused = ledger.entries.some(
    (other) =>
      other.creates.some((id) => about.some((key) => key.endsWith(id))) &&
      (other.decided || witness.operation(other.person, other.id)[0]?.entity === "operation"),
  );
  if (refused) return true;
  // What one hands on or deletes oneself goes at once.
  const away = ledger.entries.some(
    (other) =>
      other.person === person &&
      (other.command === "handOver" || other.command === "deleteLead") &&
      other.about.some((key) => key === shows?.key || about.includes(key)),
  );
  if (away) return true;
  const { key, field } = shows ?? {};
  if (field === undefined) return false;
  const otherwise = ledger.entries.some(
    (other) => other !== entry && other.shows?.key === key && other.shows?.field === field,
  );
  const by = (row: { entity: string; entity_id: string; operation_id: string; new_values: string | null }) =>
    `${row.entity}/${row.entity_id}` === key &&
    row.operation_id !== entry.id &&
    field in JSON.parse(row.new_values ?? "{}");
  return otherwise || witness.log.some((row) => row.old_values !== null && by(row));
}
