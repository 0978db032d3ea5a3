import type { Office } from "../office";
import { insist } from "../violation";

/** §7: no edit replaces what somebody else wrote into the same field after what its person was looking at. */
export function requireNothingOverwritten({ ledger, witness }: Office): void {
  for (const entry of ledger.entries) {
    if (entry.command !== "editLead" && entry.command !== "editCall") continue;
    const [done] = witness.operation(entry.person, entry.id);
    if (!done || done.entity === "operation") continue;
    const seen = new Set(entry.base?.seen);
    const wrote = JSON.parse(done.new_values ?? "{}");
    for (const field of Object.keys(entry.input).filter((name) => name in wrote)) {
      const theirs = witness.log.find(
        (row) =>
          row.entity_id === done.entity_id &&
          row.seq > (entry.base?.seq ?? 0) &&
          row.seq < done.seq &&
          (row.user_id !== entry.person || !seen.has(row.operation_id)) &&
          field in JSON.parse(row.new_values ?? "{}"),
      );
      insist(
        !theirs,
        "§7",
        () => `${entry.id} wrote ${field} over ${theirs?.operation_id}, unseen since ${entry.base?.seq}`,
      );
    }
  }
}
