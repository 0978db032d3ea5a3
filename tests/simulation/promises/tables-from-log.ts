import { replayed, snapshot } from "../../support/snapshot";
import type { Office } from "../office";
import { insist } from "../violation";

/** P4: the log, with what was pruned of it, tells the tables. */
export async function requireTablesFromLog({ witness }: Office): Promise<void> {
  const told = await replayed(witness.log as unknown as Record<string, unknown>[]);
  const stored = await snapshot(["lead", "call", "conversation"]);
  for (const key of new Set([...told.keys(), ...stored.keys()])) {
    if (!/^(lead|call|conversation)\//.test(key)) continue;
    const [a, b] = [told.get(key), stored.get(key)].map((row) => row && JSON.stringify(Object.entries(row).sort()));
    insist(a === b, "P4", () => `${key}: the log says ${a}, the table ${b}`);
  }
}
