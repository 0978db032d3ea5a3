import { createHash, createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { SYSTEM_ID } from "@/lib/members/policy";
import { ROOT, STATE } from "./place";
import { Problem } from "./problem";

const OBJECT = "miniflare-D1DatabaseObject";
const MEND = `Start afresh with \`rm -r ${STATE}\`, then \`npm start\`.`;

/** The file in which workerd keeps the local D1 database, there or not. */
export function databaseFile(): string {
  const config = readFileSync(`${ROOT}/wrangler.jsonc`, "utf8");
  const id = /"database_id"\s*:\s*"([^"]+)"/.exec(config)?.[1];
  if (!id) throw new Problem("wrangler.jsonc names no database_id.", "Put the one of the repository back.");
  return `${STATE}/v3/d1/${OBJECT}/${objectName(id)}.sqlite`;
}

/** Opens the local D1 database; throws a problem when there is none, or when it cannot be read. */
export function openLocalDatabase({ readOnly = false } = {}): DatabaseSync {
  const file = databaseFile();
  if (!existsSync(file)) throw new Problem(`There is no local data in ${STATE} yet.`, "Make it with `npm start`.");
  try {
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const db = new DatabaseSync(file, { enableForeignKeyConstraints: false, timeout: 5000 });
    // opened for writing even so: SQLite undoes what a killed seeding left behind only then
    db.exec(`pragma query_only = ${readOnly}; select 1 from sqlite_master`);
    return db;
  } catch (error) {
    throw unreadable(error);
  }
}

/** The migrations that the local database does not have yet. */
export function pendingMigrations(): string[] {
  const all = readdirSync(`${ROOT}/drizzle`).filter((name) => name.endsWith(".sql"));
  if (!existsSync(databaseFile())) return all;
  const db = openLocalDatabase({ readOnly: true });
  const applied = hasTable(db, "d1_migrations") ? db.prepare("select name from d1_migrations").all() : [];
  db.close();
  const names = new Set(applied.map((row) => row.name));
  return all.filter((name) => !names.has(name));
}

export interface Person {
  id: string;
  email: string;
  role: string;
}

/** Those who may sign in, in the order they were invited. */
export function peopleOf(db: DatabaseSync): Person[] {
  const people = db.prepare("select id, email, role from users where id <> ? and active order by created_at, id");
  return people.all(SYSTEM_ID) as unknown as Person[];
}

export function hasTable(db: DatabaseSync, name: string): boolean {
  return db.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name) !== undefined;
}

/** What a failing SQLite means for a person. */
export function unreadable(error: unknown): unknown {
  const message = String((error as Error).message);
  if (/locked|busy/i.test(message)) {
    return new Problem(
      `The data in ${STATE} is in use by another program.`,
      "Stop it, `npm start` or `npm run dev` most likely, and try again.",
    );
  }
  if (/malformed|not a database|disk image/i.test(message))
    return new Problem(`The data in ${STATE} is damaged.`, MEND);
  return error;
}

/** How miniflare names a Durable Object: here the one that is the database. */
function objectName(id: string): string {
  const key = createHash("sha256").update(OBJECT).digest();
  const sign = (data: string | Buffer) => createHmac("sha256", key).update(data).digest().subarray(0, 16);
  const name = sign(id);
  return Buffer.concat([name, sign(name)]).toString("hex");
}
