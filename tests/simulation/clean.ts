import { env } from "cloudflare:workers";
import { SYSTEM_ID } from "@/lib/members/policy";
import { rows } from "../support/world";

type Row = Record<string, unknown>;
type Image = Map<string, Row[]>;

/** The epoch that every history begins in. */
const FIRST_EPOCH = "00000001";
/** What the migrations put rows into. */
const FOUNDED = new Set(["users", "settings", "log_state", "report_versions", "zone_offsets"]);
/** What is not a row of ours. */
const KEPT = /^(_cf_|sqlite_|d1_migrations$)/;

/** The database as the migrations leave it. */
export async function emptyDatabase(): Promise<void> {
  const emptied = (await tableNames()).filter((name) => !FOUNDED.has(name));
  await env.DB.batch([
    env.DB.prepare("pragma defer_foreign_keys = on"),
    ...emptied.map((name) => env.DB.prepare(`delete from "${name}"`)),
    env.DB.prepare("delete from users where id <> ?").bind(SYSTEM_ID),
    env.DB.prepare("delete from sqlite_sequence"),
  ]);
}

/** Every row there is. */
export async function takeImage(): Promise<Image> {
  const image: Image = new Map();
  for (const name of await tableNames()) {
    // Generated columns are not among these.
    const columns = await rows<{ name: string }>(`select name from pragma_table_info('${name}')`);
    image.set(name, await rows(`select ${columns.map((column) => `"${column.name}"`).join()} from "${name}"`));
  }
  return image;
}

/** Puts the database back to how it was: each history begins with it. */
export async function restoreImage(image: Image): Promise<void> {
  const emptied = [...image.keys()].map((name) => env.DB.prepare(`delete from "${name}"`));
  const filled = [...image].filter(([, found]) => found.length > 0).map(([name, found]) => insert(name, found));
  await env.DB.batch([
    env.DB.prepare("pragma defer_foreign_keys = on"),
    ...emptied,
    env.DB.prepare("delete from sqlite_sequence"),
    ...filled,
    env.DB.prepare("update log_state set epoch = ?, pruned_through = 0").bind(FIRST_EPOCH),
  ]);
}

/** Rows that a trigger has already derived are the same ones. */
function insert(table: string, found: Row[]): D1PreparedStatement {
  const names = Object.keys(found[0] ?? {});
  const values = names.map((_, i) => `value ->> ${i}`).join();
  const columns = names.map((name) => `"${name}"`).join();
  const json = JSON.stringify(found.map((row) => Object.values(row)));
  return env.DB.prepare(`insert or replace into "${table}" (${columns}) select ${values} from json_each(?)`).bind(json);
}

async function tableNames(): Promise<string[]> {
  const tables = await rows<{ name: string }>("select name from sqlite_master where type = 'table'");
  return tables.map(({ name }) => name).filter((name) => !KEPT.test(name));
}
