import type { EntityName } from "@/lib/command/define";
import { openKeyring } from "@/lib/crypto/keyring";
import { stores } from "@/lib/server/stores";
import { KEY, rows } from "./world";

export type Plain = Record<string, unknown>;
/** Every row of the tables with its plain fields, by `entity/id`. */
export type Snapshot = Map<string, Plain>;

export const TABLES: Record<EntityName, string> = {
  lead: "leads",
  call: "calls",
  conversation: "conversations",
  user: "users",
  settings: "settings",
  device: "devices",
  dismissal: "dismissals",
  export: "exports",
  savedReport: "saved_reports",
  target: "targets",
};

/** What the tables hold now, read with plain SQL; sealed fields opened. */
export async function snapshot(entities = Object.keys(TABLES) as EntityName[]): Promise<Snapshot> {
  const found: Snapshot = new Map();
  for (const entity of entities) {
    for (const row of await rows(`select * from ${TABLES[entity]}`)) {
      const values = camelCased(row);
      const plain: Plain = {};
      for (const field of stores[entity].fields) plain[field] = values[field];
      found.set(`${entity}/${row.id}`, await opened(entity, String(row.id), plain));
    }
  }
  return found;
}

/** The values of a log row, sealed fields opened; booleans as SQLite keeps them. */
export async function loggedValues(entity: EntityName, id: string, json: unknown): Promise<Plain | null> {
  if (typeof json !== "string") return null;
  const values = JSON.parse(json) as Plain;
  for (const [field, value] of Object.entries(values)) if (typeof value === "boolean") values[field] = Number(value);
  return opened(entity, id, values);
}

/** The tables as the log alone tells them (P4); `log` is all of it, where the table has only the end. */
export async function replayed(log?: Plain[]): Promise<Snapshot> {
  const folded: Snapshot = new Map();
  const told = log ?? (await rows("select * from activity_log order by seq"));
  for (const log of told.filter(({ entity }) => entity !== "operation")) {
    const entity = log.entity as EntityName;
    const id = String(log.entity_id);
    const key = `${entity}/${id}`;
    const values = await loggedValues(entity, id, log.new_values);
    const stamp = (stores[entity].fields as readonly string[]).includes("updatedAt")
      ? { updatedAt: log.created_at }
      : {};
    folded.set(key, { ...folded.get(key), ...values, ...stamp, seq: log.seq });
  }
  return folded;
}

async function opened(entity: EntityName, id: string, values: Plain): Promise<Plain> {
  const keyring = await openKeyring(KEY);
  const plain = { ...values };
  for (const field of stores[entity].sealed ?? []) {
    const sealed = plain[field];
    if (typeof sealed === "string") plain[field] = await keyring.open(sealed, { entity, id, field });
  }
  return plain;
}

function camelCased(row: Plain): Plain {
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value]));
}
