import type { SQL } from "drizzle-orm";
import { getTableColumns } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Keyring } from "@/lib/crypto/keyring";
import type { Actor, Entities, EntityName } from "./define";

export type Row = Record<string, unknown>;

/** How the kernel keeps an entity: which table, what is sealed, who may see it, who must hear of it. */
export interface Store<E extends EntityName> {
  table: SQLiteTable & { id: SQLiteColumn; seq: SQLiteColumn };
  /** The table's properties that make up the plain value, `id` and `seq` included. */
  fields: readonly (keyof Entities[E] & string)[];
  /** Text fields that are encrypted in the table, the log and receipts. */
  sealed?: readonly (keyof Entities[E] & string)[];
  /** Further columns (hashes, folded text), by the table's property, computed anew when one of `from` changes. */
  derived?: {
    from: readonly (keyof Entities[E] & string)[];
    compute(value: Entities[E], keyring: Keyring): Promise<Row>;
  };
  /** The rows an actor may see. The same fragment serves lists, pages, search and commands. */
  visible(actor: Actor, options?: { deleted?: boolean }): SQL | undefined;
  /** The column that names the lead a row belongs to; absent for what belongs to none. */
  leadKey?: keyof Entities[E] & string;
  /** User ids, `managers` and `everyone`, given the row and the lead it belongs to, if any. */
  audience(value: Entities[E], lead: Row | null): string[];
}

export type Stores = { [E in EntityName]: Store<E> };

/** The plain value of a table row, with sealed fields opened. */
export async function openRow<E extends EntityName>(
  entity: E,
  store: Store<E>,
  row: Row,
  keyring: Keyring,
): Promise<Entities[E]> {
  const value: Row = {};
  for (const field of store.fields) value[field] = row[field];
  for (const field of store.sealed ?? []) {
    const sealed = value[field];
    if (typeof sealed === "string") value[field] = await keyring.open(sealed, { entity, id: String(row.id), field });
  }
  return asValue<E>(value);
}

/** The same fields with those that must be encrypted sealed. */
export async function sealFields<E extends EntityName>(
  entity: E,
  store: Store<E>,
  id: string,
  values: Row,
  keyring: Keyring,
): Promise<Row> {
  const sealed = { ...values };
  for (const field of store.sealed ?? []) {
    const plain = sealed[field];
    if (typeof plain === "string") sealed[field] = await keyring.seal(plain, { entity, id, field });
  }
  return sealed;
}

/** A table's column name for one of its properties. */
export function columnName(table: SQLiteTable, property: string): string {
  const column = getTableColumns(table)[property];
  if (!column) throw new Error(`No column for ${property}.`);
  return column.name;
}

/** Guarantee: `fields` names exactly the properties of the value, and the table's types are the value's. */
function asValue<E extends EntityName>(value: Row): Entities[E] {
  return value as unknown as Entities[E];
}

/** Guarantee: a plain value is an object whose properties are its fields. */
export function asRow(value: Entities[EntityName]): Row {
  return value as unknown as Row;
}
