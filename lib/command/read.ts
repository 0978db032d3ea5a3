import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { buildOnce, statement } from "@/db/client";
import { activityLog, operations, users } from "@/db/schema";
import { includes } from "./audience";
import type { Context } from "./context";
import type { Actor, Entities, EntityName, Need, Wants } from "./define";
import { AppError, notFound } from "./errors";
import { asRow, columnName, openRow, type Row, type Store } from "./store";

/** What one read batch saw: enough to answer a replay, or to plan and to guard the plan. */
export interface Seen {
  receipt: typeof operations.$inferSelect | undefined;
  logged: Logged[];
  actor: Actor;
  /** What the plan is given, by the names of `load`. */
  rows: Record<string, unknown>;
  /** The same rows by `entity/id`. */
  loaded: Map<string, Row>;
  guard: Guard[];
}

export type Logged = { seq: number; entity: string; entityId: string; action: string };
/** A row that must still be as it was read; `seq: null` that it must still not exist. */
export type Guard = { entity: EntityName; id: string; seq: number | null };

/** Reads receipt, actor and every row a command wants, in one batch from the primary. */
export async function readForCommand(ctx: Context, operationId: string, wants: Wants): Promise<Seen> {
  const results: unknown = await ctx.db.batch(statementsFor(ctx, operationId, wants));
  return open(ctx, wants, results as unknown[]);
}

/** The same, done by the commit of the operation before it, behind its writes: one round trip for both. */
export class ReadAhead {
  readonly statements: Statements;
  #results: unknown[] | null = null;

  constructor(
    readonly ctx: Context,
    operationId: string,
    readonly wants: Wants,
  ) {
    this.statements = statementsFor(ctx, operationId, wants);
  }

  take(results: unknown[]): void {
    this.#results = results;
  }

  /** Null when the commit before did not come to it. */
  async seen(): Promise<Seen | null> {
    return this.#results && open(this.ctx, this.wants, this.#results);
  }
}

type Statements = readonly [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]];

function statementsFor(ctx: Context, operationId: string, wants: Wants): Statements {
  const userId = ctx.actor.id;
  return [
    receiptStatement(ctx.db, { userId, operationId }),
    loggedStatement(ctx.db, { userId, operationId }),
    actorStatement(ctx.db, { userId }),
    ...Object.values(wants).map((need) => query(ctx, need)),
  ];
}

async function open(ctx: Context, wants: Wants, results: unknown[]): Promise<Seen> {
  const needs = Object.entries(wants);
  const [receipts, logged, actors, ...found] = results as [
    Seen["receipt"][],
    Logged[],
    (typeof users.$inferSelect)[],
    ...Row[][],
  ];
  const actor = actors[0];
  if (!actor?.active) throw new AppError("forbidden", "Your account is not active. Ask an administrator.");
  const rows: Record<string, unknown> = {};
  const guard: Guard[] = [];
  const loaded = new Map<string, Row>();
  for (const [i, [name, need]] of needs.entries()) {
    rows[name] = await resolve(ctx, need, found[i] ?? [], guard, loaded);
  }
  return { receipt: receipts[0], logged, actor, rows, loaded, guard };
}

const userIdGiven = sql.placeholder("userId");
const operationIdGiven = sql.placeholder("operationId");

const receiptStatement = buildOnce((db) =>
  db
    .select()
    .from(operations)
    .where(and(eq(operations.userId, userIdGiven), eq(operations.operationId, operationIdGiven))),
);
const loggedStatement = buildOnce((db) =>
  db
    .select({
      seq: activityLog.seq,
      entity: activityLog.entity,
      entityId: activityLog.entityId,
      action: activityLog.action,
    })
    .from(activityLog)
    .where(and(eq(activityLog.userId, userIdGiven), eq(activityLog.operationId, operationIdGiven)))
    .orderBy(activityLog.n),
);
const actorStatement = buildOnce((db) => db.select().from(users).where(eq(users.id, userIdGiven)));

/** The first row that had to be there and visible, and was not; asked after a replay has been answered. */
export function missing(wants: Wants, rows: Record<string, unknown>): AppError | undefined {
  const lacking = Object.entries(wants).find(
    ([name, { kind }]) => (kind === "one" || kind === "held" || kind === "receipt") && rows[name] === null,
  );
  return lacking && notFound("entity" in lacking[1] ? lacking[1].entity : "change");
}

function query(ctx: Context, need: Need): BatchItem<"sqlite"> {
  if (need.kind === "receipt") {
    return receiptStatement(ctx.db, { userId: ctx.actor.id, operationId: need.operationId }) as BatchItem<"sqlite">;
  }
  const store = storeOf(ctx, need.entity);
  const select = (where: SQL | undefined) => ctx.db.select().from(store.table).where(where);
  switch (need.kind) {
    case "one":
      return select(and(eq(store.table.id, need.id), store.visible(ctx.actor, { deleted: need.deleted ?? false })));
    case "find":
      return select(need.id ? and(eq(store.table.id, need.id), store.visible(ctx.actor)) : sql`0`);
    case "by":
      return select(
        and(sql`${sql.identifier(columnName(store.table, need.field))} = ${need.value}`, store.visible(ctx.actor)),
      );
    case "many":
      return select(
        and(
          inArray(store.table.id, sql`(select value from json_each(${JSON.stringify(need.ids)}))`),
          store.visible(ctx.actor),
        ),
      );
    case "taken":
      return select(eq(store.table.id, need.id));
    case "held":
      return ctx.db
        .select({ ...getTableColumns(store.table), ...sightOf(ctx, store, need) })
        .from(store.table)
        .where(eq(store.table.id, need.id));
    case "parent": {
      const child = storeOf(ctx, need.of);
      const key = sql.identifier(columnName(child.table, child.leadKey ?? "id"));
      return select(eq(store.table.id, sql`(select ${key} from ${child.table} where ${child.table.id} = ${need.id})`));
    }
    case "since":
      return statement(ctx.db, changesSince(need));
  }
}

async function resolve(
  ctx: Context,
  need: Need,
  found: Row[],
  guard: Guard[],
  loaded: Map<string, Row>,
): Promise<unknown> {
  if (need.kind === "receipt") return found[0] ? { status: found[0].status } : null;
  const store = storeOf(ctx, need.entity);
  const open = async (row: Row) => {
    guard.push({ entity: need.entity, id: String(row.id), seq: Number(row.seq) });
    const value = await openRow(need.entity, store, row, ctx.keyring);
    loaded.set(`${need.entity}/${row.id}`, asRow(value));
    return value;
  };
  switch (need.kind) {
    case "many":
      return Promise.all(found.map(open));
    case "held": {
      const now = found[0] && (await open(found[0]));
      if (!now || found[0]?.seen) return now ? { row: now, seen: true } : null;
      const then = await asOfBase(ctx, need.entity, found[0] as Row);
      return then && { row: then, seen: false };
    }
    case "taken":
      if (found.length === 0) guard.push({ entity: need.entity, id: need.id, seq: null });
      return found.length > 0;
    case "since": {
      const seen = new Set(need.base?.seen ?? []);
      const foreign = found.filter((row) => row.userId !== ctx.actor.id || !seen.has(String(row.operationId)));
      const fields = new Set(foreign.flatMap((row) => Object.keys(JSON.parse(String(row.newValues ?? "{}")))));
      return { fields: [...fields], forgotten: found.some((row) => row.newValues === null) };
    }
    default:
      return found[0] ? open(found[0]) : null;
  }
}

/** The log's rows after `base.seq`; and one without values when some of them may have been pruned. */
function changesSince({ entity, id, base }: Need & { kind: "since" }): SQL {
  if (base?.seq === undefined) return sql`select null where 0`;
  return sql`select user_id as userId, operation_id as operationId, new_values as newValues from activity_log
    where entity = ${entity} and entity_id = ${id} and seq > ${base.seq}
    union all select '', '', null from log_state where pruned_through > ${base.seq}`;
}

/** Beside a row: whether the actor may see it now, and what the log has of it since `base.seq`. */
function sightOf({ actor }: Context, store: Store<EntityName>, { entity, id, base }: Need & { kind: "held" }) {
  const since = sql<string>`(select json_group_array(json_object('seq', l.seq, 'old', l.old_values)) from activity_log l
    where l.entity = ${entity} and l.entity_id = ${id} and l.seq > ${base?.seq})`;
  return {
    seen: sql<number>`(${store.visible(actor) ?? sql`true`})`.as("seen"),
    since: (base?.seq === undefined ? sql<null>`null` : since).as("since"),
  };
}

/** The row as the log says it was at `base.seq`, if the actor was among those who saw it then; else null. */
async function asOfBase(ctx: Context, entity: EntityName, found: Row): Promise<Entities[EntityName] | null> {
  if (typeof found.since !== "string") return null;
  const store = storeOf(ctx, entity);
  const later = JSON.parse(found.since) as { seq: number; old: string | null }[];
  // What was created since was not there to be seen.
  if (later.some(({ old }) => old === null)) return null;
  const undone = later.sort((a, b) => b.seq - a.seq).map(({ old }) => JSON.parse(old ?? "{}") as Row);
  const then: Row = Object.assign({}, found, ...undone);
  const value = await openRow(entity, store, then, ctx.keyring);
  return !then.deletedAt && includes(store.audience(value, null), ctx.actor) ? value : null;
}

function storeOf(ctx: Context, entity: EntityName): Store<EntityName> {
  return ctx.stores[entity] as unknown as Store<EntityName>;
}
