import type { Submitted } from "../ledger";
import type { Office } from "../office";
import { insist } from "../violation";

/** P3: what one person did on one device took effect in the order of its queue. */
export function requireOrder(office: Office): void {
  for (const device of office.devices) {
    for (const person of device.people()) {
      let last: { seq: number; id: string } | undefined;
      for (const entry of inOrder(office, office.ledger.of(person, device.n))) {
        const seq = office.witness.operation(person, entry.id)[0]?.seq;
        if (seq === undefined) continue;
        const before = last;
        insist(!before || before.seq < seq, "P3", () => `${entry.id} (${entry.command}) overtook ${before?.id}`);
        last = { seq, id: entry.id };
      }
    }
  }
}

/** Those whose place nothing moved: not sent again, not set aside, and not waiting for one that was. */
function inOrder({ witness }: Office, entries: Submitted[]): Submitted[] {
  const held = new Set<string>();
  const placed = entries.filter((entry) => {
    const log = witness.operation(entry.person, entry.id);
    const waits = [...held].some((id) => JSON.stringify(entry.input).includes(id));
    const moved = entry.decided || entry.parked || waits;
    if (moved || log[0]?.entity === "operation") for (const id of entry.creates) held.add(id);
    return !moved && log[0]?.entity !== "operation" && entry.n !== undefined;
  });
  return placed.sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
}
