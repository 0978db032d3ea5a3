import type { Base, ChangedSince, Versioned } from "./define";

export type Merge<T> = { patch: Partial<T>; colliding?: undefined } | { colliding: string[] };

/**
 * Field-level three-way merge: what the person changed, against what others changed since `base`. Fields nobody else
 * touched go in; an equal value is nothing to do; a different value on the same field collides, and then nothing
 * of the edit may be applied.
 */
export function mergeEdit<T extends Versioned & { updatedAt: string }>(
  row: T,
  edit: Partial<T>,
  base: Base | undefined,
  since: ChangedSince,
): Merge<T> {
  const patch = Object.fromEntries(
    Object.entries(edit).filter(([field, value]) => value !== undefined && row[field as keyof T] !== value),
  );
  const stale =
    base?.seq === undefined
      ? base?.asOf !== undefined && base.asOf < row.updatedAt
      : since.forgotten === true && base.seq < row.seq;
  const colliding = Object.keys(patch).filter((field) => stale || since.fields.includes(field));
  return colliding.length > 0 ? { colliding } : { patch: patch as Partial<T> };
}

export function collisions(fields: string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, "Changed by someone else meanwhile."]));
}
