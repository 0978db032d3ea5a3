import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Row } from "@/lib/command/store";

/** A prepared insert into a table. It takes rows by the table's properties; what is not given is null. */
export function inserter(db: DatabaseSync, table: SQLiteTable): (row: Row) => void {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated);
  const names = columns.map(([, column]) => column.name);
  const properties = columns.map(([property]) => property);
  const insert = db.prepare(`insert into ${getTableName(table)} (${names}) values (${names.map(() => "?")})`);
  return (row) => {
    insert.run(...properties.map((property) => stored(row[property])));
  };
}

/** Guarantee: rows of these tables hold text, numbers, booleans and nulls only. */
function stored(value: unknown): SQLInputValue {
  if (typeof value === "boolean") return Number(value);
  return (value ?? null) as SQLInputValue;
}
