import { eq, isNull, type SQL } from "drizzle-orm";

/** A column's value as a filter names it, where `none` is its word for having no value. */
export function equals(column: SQL, value: string, none: string): SQL {
  return value === none ? isNull(column) : eq(column, value);
}
