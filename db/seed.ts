import type { DatabaseSync } from "node:sqlite";
import { leads } from "@/db/schema";
import { asRow } from "@/lib/command/store";
import type { Keyring } from "@/lib/crypto/keyring";
import { leadStore } from "@/lib/leads/store";
import type { Demo } from "./demo/demo";
import { inserter } from "./demo/inserter";
import { type LatestLead, writeOperations } from "./demo/operations-writer";
import { refill } from "./demo/refill";
import { recount } from "./recount";

const BATCH = 1000;

/**
 * Replaces all data of a local database with the demo, in one transaction: operation by operation, as the kernel would have
 * committed them. `tell` hears how far it is.
 */
export async function seed(
  db: DatabaseSync,
  demo: Demo,
  keyring: Keyring,
  tell: (progress: string) => void = () => {},
): Promise<void> {
  tell("encrypting phone numbers");
  const phones = await sealPhones(demo, keyring);
  db.exec("begin immediate");
  try {
    await refill(db, tell, async () => {
      const latest = writeOperations(db, demo, phones, tell);
      tell("leads");
      await writeLeads(db, [...latest.values()], phones, keyring);
      tell("search index");
      db.exec(SEARCH_INDEX);
      tell("totals");
      recount(db);
    });
    db.exec("commit");
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}

/** Lead id → its phone as stored. */
async function sealPhones({ stories }: Demo, keyring: Keyring): Promise<Map<string, string>> {
  const sealed = await inBatches(stories, async ({ id, profile }) => {
    return [id, await keyring.seal(profile.phone, { entity: "lead", id, field: "phone" })] as const;
  });
  return new Map(sealed);
}

async function writeLeads(
  db: DatabaseSync,
  latest: readonly LatestLead[],
  phones: ReadonlyMap<string, string>,
  keyring: Keyring,
): Promise<void> {
  const insert = inserter(db, leads);
  await inBatches(latest, async ({ lead, seq, closedAt }) => {
    insert({
      ...asRow(lead),
      ...(await leadStore.derived?.compute(lead, keyring)),
      phone: phones.get(lead.id),
      seq,
      closedAt,
    });
  });
}

/** What the triggers of drizzle/0001_triggers.sql would have kept, at once. */
const SEARCH_INDEX = `insert or ignore into lead_terms (scope, term, lead_id)
  select scope.value, term.value, leads.id
  from leads, json_each(json_array('*', leads.assigned_to)) scope, json_each(leads.search_terms) term
  where scope.value is not null and leads.deleted_at is null order by 1, 2, 3`;

/** The web's cryptography answers later: asked a thousand times at once it is much faster. */
async function inBatches<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += BATCH) {
    for (const result of await Promise.all(items.slice(i, i + BATCH).map(each))) results.push(result);
  }
  return results;
}
