import { type SQL, sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { activityLog, operations, users } from "@/db/schema";
import type { Context } from "./context";
import type { Actor, Change, EntityName } from "./define";
import type { ErrorBody } from "./errors";
import type { Guard, ReadAhead } from "./read";
import { asRow, columnName, type Row, type Store, sealFields } from "./store";

/** One definitive answer, ready to be written with everything it changes. */
export interface Settlement {
  operationId: string;
  command: string;
  hash: string;
  queued: boolean;
  actor: Actor;
  status: "applied" | "conflict" | "rejected";
  error?: ErrorBody;
  /** The input as sent, kept (sealed) only when it was not applied. */
  payload?: string;
  changes: readonly Change[];
  guard: readonly Guard[];
  /** What was read, by `entity/id`: the leads among it tell the audiences of their children. */
  loaded: ReadonlyMap<string, Row>;
  now: string;
}

/**
 * Writes receipt, log and rows in one atomic batch and returns the log's `seq` per change. Throws D1's error when the
 * guard no longer holds (NOT NULL), when the operation is already there (primary key), or when D1 cannot be reached:
 * all three mean "read again", for only the receipt tells them apart. `next` is what the operation after this one reads.
 */
export async function commit(ctx: Context, settlement: Settlement, next?: ReadAhead): Promise<number[]> {
  const writes = await Promise.all(settlement.changes.map((change) => prepare(ctx, settlement, change)));
  const log = writes.length > 0 ? writes.map((write) => write.log) : refusal(settlement);
  const rows = rowStatements(ctx, settlement, writes).map((write) => statement(ctx.db, write));
  const results: unknown[] = await ctx.db.batch([
    statement(ctx.db, await receipt(ctx, settlement)),
    statement(ctx.db, insertLog(settlement, log)),
    ...rows,
    statement(
      ctx.db,
      sql`select seq from ${activityLog} where user_id = ${settlement.actor.id} and operation_id = ${settlement.operationId} order by n`,
    ),
    ...(next?.statements ?? []),
  ]);
  const end = 3 + rows.length;
  const logged = results[end - 1] as { seq: number }[];
  next?.take(results.slice(end));
  return logged.map((row) => row.seq);
}

interface Write {
  entity: EntityName;
  insert: boolean;
  /** Column name → value, without `seq`. */
  columns: Row;
  id: string;
  log: LogRow;
}

interface LogRow {
  entity: string;
  entityId: string;
  leadId: string | null;
  action: string;
  old: string | null;
  new: string | null;
  before: string;
  after: string;
}

async function receipt(ctx: Context, s: Settlement): Promise<SQL> {
  const payload =
    s.payload === undefined
      ? null
      : await ctx.keyring.seal(s.payload, { entity: "operation", id: s.operationId, field: "payload" });
  return sql`insert into ${operations} (user_id, operation_id, command, hash, status, guard, error, payload, queued, created_at)
    select ${s.actor.id}, ${s.operationId}, ${s.command}, ${s.hash}, ${s.status}, (select 1 where ${guardHolds(ctx, s)}),
      ${s.error ? JSON.stringify(s.error) : null}, ${payload}, ${Number(s.queued)}, ${s.now}`;
}

function guardHolds(ctx: Context, s: Settlement): SQL {
  const byEntity = Map.groupBy(s.guard, (guard) => guard.entity);
  const conditions = [...byEntity].map(
    ([entity, rows]) => sql`not exists (select 1 from json_each(${JSON.stringify(rows)}) g
      left join ${storeOf(ctx, entity).table} t on t.id = g.value ->> 'id' where t.seq is not (g.value ->> 'seq'))`,
  );
  const actor = sql`exists (select 1 from ${users} where id = ${s.actor.id} and seq = ${s.actor.seq})`;
  return sql.join([actor, ...conditions], sql` and `);
}

async function prepare(ctx: Context, s: Settlement, change: Change): Promise<Write> {
  const { entity, action } = change;
  const id = change.after.id;
  const store = storeOf(ctx, entity);
  const before = change.before && asRow(change.before);
  const after = asRow(change.after);
  const changed = before ? changedFields(store, before, after) : [...store.fields];
  const values = await sealFields(entity, store, id, pick(after, changed), ctx.keyring);
  const stale = store.derived?.from.some((field) => changed.includes(field));
  const derived = stale ? await store.derived?.compute(change.after, ctx.keyring) : {};
  const columns: Row = {};
  for (const [property, value] of Object.entries({ ...values, ...derived })) {
    if (property !== "seq") columns[columnName(store.table, property)] = value;
  }
  const logged = changed.filter((field) => field !== "seq" && field !== "updatedAt");
  return {
    entity,
    id,
    insert: before === null,
    columns,
    log: {
      entity,
      entityId: id,
      leadId: leadIdOf(store, entity, after),
      action,
      old: before ? JSON.stringify(await sealFields(entity, store, id, pick(before, logged), ctx.keyring)) : null,
      new: JSON.stringify(pick(values, logged)),
      before: JSON.stringify(
        change.before ? store.audience(change.before, leadOf(s, store, change.before, "before")) : [],
      ),
      after: JSON.stringify(store.audience(change.after, leadOf(s, store, change.after, "after"))),
    },
  };
}

/** A conflict or rejection leaves a row in the log that only its author sees; an applied no-op leaves none. */
function refusal(s: Settlement): LogRow[] {
  if (s.status === "applied") return [];
  const audience = JSON.stringify([s.actor.id]);
  const reason = JSON.stringify({ command: s.command, ...s.error });
  return [
    {
      entity: "operation",
      entityId: s.operationId,
      leadId: null,
      action: s.status,
      old: null,
      new: reason,
      before: audience,
      after: audience,
    },
  ];
}

function insertLog(s: Settlement, rows: LogRow[]): SQL {
  return sql`insert into ${activityLog} (operation_id, n, user_id, entity, entity_id, lead_id, action, old_values, new_values,
      audience_before, audience_after, created_at)
    select ${s.operationId}, j.key, ${s.actor.id}, j.value ->> 'entity', j.value ->> 'entityId', j.value ->> 'leadId',
      j.value ->> 'action', j.value ->> 'old', j.value ->> 'new', j.value ->> 'before', j.value ->> 'after', ${s.now}
    from json_each(${JSON.stringify(rows)}) j order by j.key`;
}

/** One statement per table and set of columns, however many rows: `n` is the change's place in the log. */
function rowStatements(ctx: Context, s: Settlement, writes: Write[]): SQL[] {
  const rows = writes.map((write, n) => ({ ...write, n, shape: Object.keys(write.columns).join() }));
  const groups = Map.groupBy(rows, (row) => `${row.entity} ${row.insert} ${row.shape}`);
  return [...groups.values()].map((group) => {
    const { entity, insert, columns } = group[0] as (typeof rows)[number];
    const table = storeOf(ctx, entity).table;
    const names = Object.keys(columns);
    const json = JSON.stringify(group.map(({ id, n, columns: values }) => ({ id, n, v: Object.values(values) })));
    const value = (i: number) => sql`j.value -> 'v' ->> ${sql.raw(String(i))}`;
    const seq = sql`(select seq from ${activityLog} where user_id = ${s.actor.id} and operation_id = ${s.operationId}
      and n = j.value ->> 'n')`;
    if (insert) {
      const list = sql.join(
        [...names, "seq"].map((name) => sql.identifier(name)),
        sql`, `,
      );
      const selected = sql.join([...names.map((_, i) => value(i)), seq], sql`, `);
      return sql`insert into ${table} (${list}) select ${selected} from json_each(${json}) j`;
    }
    const assignments = names.map((name, i) => sql`${sql.identifier(name)} = ${value(i)}`);
    return sql`update ${table} set ${sql.join([...assignments, sql`seq = ${seq}`], sql`, `)}
      from json_each(${json}) j where ${table.id} = j.value ->> 'id'`;
  });
}

function changedFields(store: Store<EntityName>, before: Row, after: Row): string[] {
  return store.fields.filter((field) => before[field] !== after[field]);
}

function pick(value: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((field) => [field, value[field] ?? null]));
}

function leadIdOf(store: Store<EntityName>, entity: EntityName, value: Row): string | null {
  if (entity === "lead") return String(value.id);
  return store.leadKey ? String(value[store.leadKey]) : null;
}

/** The lead a row belongs to, before or after this operation: among its changes, else among what was read. */
function leadOf(s: Settlement, store: Store<EntityName>, value: Change["after"], when: "before" | "after"): Row | null {
  if (!store.leadKey) return null;
  const leadId = asRow(value)[store.leadKey];
  const change = s.changes.find((candidate) => candidate.entity === "lead" && candidate.after.id === leadId);
  if (change) return change[when] && asRow(change[when]);
  return s.loaded.get(`lead/${leadId}`) ?? null;
}

function storeOf(ctx: Context, entity: EntityName): Store<EntityName> {
  return ctx.stores[entity] as unknown as Store<EntityName>;
}
