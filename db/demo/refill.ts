import type { DatabaseSync } from "node:sqlite";
import { SYSTEM_ID } from "@/lib/members/policy";

/** Tables that hold no data of the product: D1's own, the record of migrations, and what every organisation has. */
const KEPT = /^(sqlite_|_cf_|d1_migrations$|settings$|users$|log_state$)/;

/**
 * Empties every table, then lets `fill` load them without triggers and indexes, which a million rows would pay for one by
 * one, and puts these back as the migrations made them.
 */
export async function refill(
  db: DatabaseSync,
  tell: (progress: string) => void,
  fill: () => Promise<void>,
): Promise<void> {
  const parts = schemaParts(db);
  for (const { type, name } of parts) db.exec(`drop ${type} "${name}"`);
  for (const { name } of tables(db)) db.exec(`delete from "${name}"`);
  db.prepare("delete from users where id <> ?").run(SYSTEM_ID);
  db.exec("update settings set seq = 0, updated_at = created_at");
  db.exec("delete from sqlite_sequence where name = 'activity_log'");
  // Another history: whoever holds a cursor into the old one starts again.
  db.exec("update log_state set epoch = lower(hex(randomblob(16))), pruned_through = 0");
  await fill();
  for (const { type, name, sql } of parts) {
    tell(`${type} ${name}`);
    db.exec(sql);
  }
}

/** Triggers and those indexes that were created by name. */
function schemaParts(db: DatabaseSync) {
  const parts = db.prepare(
    "select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql <> ''",
  );
  return parts.all() as { type: string; name: string; sql: string }[];
}

function tables(db: DatabaseSync) {
  const all = db.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
  return all.filter(({ name }) => !KEPT.test(name));
}
