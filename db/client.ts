import type { SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { fillPlaceholders } from "drizzle-orm/sql/sql";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";

/** What a request cost in D1, from D1's own meta. */
export interface Cost {
  trips: number;
  queries: number;
  rows: number;
  /** Milliseconds waited, network included. */
  wait: number;
}

export type Database = DrizzleD1Database<Record<string, never>> & { $client: D1Database };

export function noCost(): Cost {
  return { trips: 0, queries: 0, rows: 0, wait: 0 };
}

/**
 * A drizzle client on D1's primary that can only `batch`: every read and write is a counted round trip, and a single
 * statement run on its own, which D1 would not meter, throws.
 */
export function openDatabase(d1: D1Database, cost: Cost): Database {
  const session = d1.withSession("first-primary");
  const metered = {
    prepare: (query: string) => new BatchOnly(session.prepare(query)),
    async batch(statements: BatchOnly[]) {
      const started = performance.now();
      cost.trips += 1;
      cost.queries += statements.length;
      const results = await session.batch(statements.map((statement) => statement.statement));
      cost.wait += performance.now() - started;
      for (const { meta } of results) cost.rows += meta.rows_read ?? 0;
      return results;
    },
  };
  return drizzle(metered as unknown as D1Database) as Database;
}

const dialect = new SQLiteSyncDialect();

/**
 * A statement written in SQL, to go into a batch; answers the rows as D1 gives them. drizzle's own `db.run(sql)`
 * cannot be batched on D1 when it has parameters.
 */
export function statement<T = Record<string, unknown>>(db: Database, query: SQL): BatchItem<"sqlite"> & { rows?: T } {
  const built = dialect.sqlToQuery(query);
  const prepared = {
    getQuery: () => built,
    stmt: db.$client.prepare(built.sql),
    mapResult: (result: D1Result) => result.results,
  };
  return { _prepare: () => prepared } as unknown as BatchItem<"sqlite">;
}

interface Prepared {
  getQuery(): { sql: string; params: unknown[] };
  mapResult(result: unknown, fromBatch?: boolean): unknown;
}

/**
 * A statement that is built once, with `sql.placeholder` for what differs, and bound anew for each request: building a
 * query takes drizzle more processor time than D1 needs to answer it.
 */
export function buildOnce<Q extends BatchItem<"sqlite">>(
  build: (db: Database) => Q,
): (db: Database, values: Record<string, unknown>) => Q {
  let built: Prepared | undefined;
  return (db, values) => {
    built ??= (build(db) as unknown as { _prepare(): Prepared })._prepare();
    const { mapResult, getQuery } = built;
    const { sql: text, params } = getQuery.call(built);
    const prepared = {
      getQuery: () => ({ sql: text, params: fillPlaceholders(params, values) }),
      stmt: db.$client.prepare(text),
      mapResult: mapResult.bind(built),
    };
    return { _prepare: () => prepared } as unknown as Q;
  };
}

class BatchOnly {
  constructor(readonly statement: D1PreparedStatement) {}

  bind(...values: unknown[]): BatchOnly {
    return new BatchOnly(this.statement.bind(...values));
  }

  all = refuse;
  run = refuse;
  raw = refuse;
  first = refuse;
}

function refuse(): never {
  throw new Error("Run statements with db.batch([...]): one counted round trip.");
}
