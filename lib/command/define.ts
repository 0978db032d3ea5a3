import type { z } from "zod";
import type { ErrorBody, FieldErrors } from "./errors";

/** Entity name → its plain value. Each `lib/<entity>/schema.ts` adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by module augmentation, so that the kernel knows no entity
export interface Entities {}

export type EntityName = keyof Entities & string;

/** What every stored value has: an id and the `seq` of its last change in `activity_log`. */
export interface Versioned {
  id: string;
  seq: number;
}

/** Who is asking, as D1's primary says it at this moment. */
export interface Actor extends Versioned {
  email: string;
  name: string;
  role: "agent" | "manager" | "admin";
  active: boolean;
}

/**
 * What the person was looking at: `seq` of the row, and the ids of their own pending operations already shown in
 * it. `asOf` is the weaker promise of a client that only knows when it last read.
 */
export interface Base {
  seq?: number | undefined;
  seen?: string[] | undefined;
  asOf?: string | undefined;
}

/** The fields of a row changed after `base.seq` by something the person had not seen. */
export interface ChangedSince {
  fields: string[];
  /** The log does not reach back to `base.seq`: there may have been others. */
  forgotten?: boolean;
}

/** A row that a command needs, as data, so that the kernel can read it from D1 and the browser from its cache. */
export type Need =
  | { kind: "one"; entity: EntityName; id: string; deleted?: boolean }
  | { kind: "find"; entity: EntityName; id: string | null | undefined }
  | { kind: "by"; entity: EntityName; field: string; value: string }
  | { kind: "parent"; entity: EntityName; of: EntityName; id: string }
  | { kind: "held"; entity: EntityName; id: string; base: Base | undefined }
  | { kind: "many"; entity: EntityName; ids: string[] }
  | { kind: "taken"; entity: EntityName; id: string }
  | { kind: "since"; entity: EntityName; id: string; base: Base | undefined }
  | { kind: "receipt"; operationId: string };

/** A typed need: the phantom `row` is what the plan will be given. */
export type Want<T> = Need & { row?: T };
export type Wants = Record<string, Want<unknown>>;
export type Loaded<W extends Wants> = { [K in keyof W]: W[K] extends Want<infer T> ? T : never };

type Value<E extends EntityName> = Entities[E];

/** Must exist and be visible to the actor, else `not_found`. */
export const one = <E extends EntityName>(entity: E, id: string): Want<Value<E>> => ({ kind: "one", entity, id });
/** The same, soft-deleted or not. */
export const oneEvenDeleted = <E extends EntityName>(entity: E, id: string): Want<Value<E>> => ({
  kind: "one",
  entity,
  id,
  deleted: true,
});
/** The row if it exists and is visible, else null. */
export const find = <E extends EntityName>(entity: E, id: string | null | undefined): Want<Value<E> | null> => ({
  kind: "find",
  entity,
  id,
});
/** The row with this value in a unique field if it exists and is visible, else null. */
export const findBy = <E extends EntityName>(
  entity: E,
  field: keyof Value<E> & string,
  value: string,
): Want<Value<E> | null> => ({
  kind: "by",
  entity,
  field,
  value,
});
/** The lead that a row belongs to, seen or not: for its audience and rules, never for the answer. */
export const parent = <E extends EntityName>(entity: E, of: EntityName, id: string): Want<Value<E> | null> => ({
  kind: "parent",
  entity,
  of,
  id,
});
/** A row that may be seen now; or, not `seen` any more, as it was when it last could be by what the person said. */
export interface Held<T> {
  row: T;
  seen: boolean;
}
/** Must be visible to the actor now, or have been at `base.seq`: then the row is as of that moment. Else `not_found`. */
export const held = <E extends EntityName>(entity: E, id: string, base: Base | undefined): Want<Held<Value<E>>> => ({
  kind: "held",
  entity,
  id,
  base,
});
/** Those of the rows that are visible; a caller compares the length. */
export const many = <E extends EntityName>(entity: E, ids: string[]): Want<Value<E>[]> => ({
  kind: "many",
  entity,
  ids,
});
/** Whether an id chosen by a client is in use, by anyone. */
export const taken = (entity: EntityName, id: string): Want<boolean> => ({ kind: "taken", entity, id });
/** What changed on a row since `base`, by anything the person had not seen. */
export const since = (entity: EntityName, id: string, base: Base | undefined): Want<ChangedSince> => ({
  kind: "since",
  entity,
  id,
  base,
});

/** How one of the actor's own operations ended; must be there, else `not_found`. */
export interface Receipt {
  status: "applied" | "conflict" | "rejected";
}
export const receipt = (operationId: string): Want<Receipt> => ({ kind: "receipt", operationId });

/** One row's change. `before` null creates; both present updates. A row changes at most once in an operation. */
export type Change = {
  [E in EntityName]: { entity: E; action: string; before: Value<E> | null; after: Value<E> };
}[EntityName];

/**
 * What a plan decides. `apply` needs at least one change, and the kernel derives the writes from the changes: an
 * unaudited write cannot be expressed. `settle` ends the operation without a write.
 */
export type Plan =
  | { kind: "apply"; changes: readonly [Change, ...Change[]] }
  | { kind: "settle"; status: "applied" }
  | { kind: "settle"; status: "conflict" | "rejected"; error: ErrorBody };

export const apply = (...changes: [Change, ...Change[]]): Plan => ({ kind: "apply", changes });

export function create<E extends EntityName>(entity: E, action: string, after: Value<E>): Change {
  return { entity, action, before: null, after } as Change;
}

/** The change of some fields of a row; `updatedAt`, where there is one, becomes `now`. */
export function update<E extends EntityName>(
  entity: E,
  action: string,
  row: Value<E>,
  patch: Partial<Value<E>>,
  now: string,
): Change {
  return { entity, action, before: row, after: { ...row, ...patch, updatedAt: now } } as Change;
}

/** Nothing to do: what was asked for is already so. */
export const unchanged: Plan = { kind: "settle", status: "applied" };
export const conflict = (message: string, fields?: FieldErrors): Plan => ({
  kind: "settle",
  status: "conflict",
  error: { code: "conflict", message, ...(fields && { fields }) },
});
export const reject = (message: string, fields: FieldErrors): Plan => ({
  kind: "settle",
  status: "rejected",
  error: { code: "invalid", message, fields },
});

const ID_TAKEN = "This id is already in use. Choose another.";
/** The id a client chose is in use; never telling whose. */
export const idTaken = conflict(ID_TAKEN, { id: ID_TAKEN });

/** The world as a plan may know it: who, when, and nothing else. `now` is an ISO 8601 instant in UTC. */
export interface PlanContext {
  actor: Actor;
  now: string;
}

/**
 * Every change of the product is one of these values. `plan` is pure, so that the browser runs the same one for its
 * optimistic view. `allow` is true, or the sentence that tells the person why not (403).
 */
export interface Command<Name extends string = string, S extends z.ZodType = z.ZodType, W extends Wants = Wants> {
  name: Name;
  input: S;
  load(input: z.output<S>, actor: Actor): W;
  allow(actor: Actor, input: z.output<S>, rows: Loaded<W>): true | string;
  plan(input: z.output<S>, rows: Loaded<W>, context: PlanContext): Plan;
}

export function defineCommand<const Name extends string, S extends z.ZodType, W extends Wants>(
  command: Command<Name, S, W>,
): Command<Name, S, W> {
  return command;
}

/** A command whose types are erased: what registries and the kernel hold. */
// biome-ignore lint/suspicious/noExplicitAny: variance — a registry holds commands of every input; execute() validates before use
export type AnyCommand = Command<string, any, any>;
