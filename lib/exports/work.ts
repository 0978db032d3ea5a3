import { type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "@/db/client";

/**
 * The bookkeeping of writing: which parts are in R2 and who writes on. It follows the objects and can be made anew from nothing,
 * so it is no business of the log's, and is written here in SQL, as the reports' totals are (ADR 0022).
 */

/** Milliseconds without a sign of life after which a writer is taken to be gone: more than a step may take with its retries. */
export const SILENCE = 5 * 60_000;

export interface Part {
  n: number;
  run: string;
  rows: number;
  bytes: number;
  /** Where the next part begins, as JSON. */
  position: string;
}

/** Makes `run` the writer of an export, unless another one lives. */
export async function claim(db: Database, exportId: string, run: string, now: Date): Promise<boolean> {
  const silent = new Date(now.getTime() - SILENCE).toISOString();
  const [taken] = (await db.batch([
    statement(
      db,
      sql`insert into export_work (export_id, run, alive_at, swept) values (${exportId}, ${run}, ${now.toISOString()}, 0)
        on conflict (export_id) do update set run = excluded.run, alive_at = excluded.alive_at
        where alive_at < ${silent} returning run`,
    ),
  ])) as unknown as [{ run: string }[]];
  return taken.length > 0;
}

/** Lets go of an export, so that another run may take it up at once. */
export async function release(db: Database, exportId: string, run: string): Promise<void> {
  await db.batch([
    statement(db, sql`update export_work set alive_at = '' where export_id = ${exportId} and run = ${run}`),
  ]);
}

export async function lastPart(db: Database, exportId: string): Promise<Part | null> {
  const [[part]] = (await db.batch([
    statement(
      db,
      sql`select n, run, rows, bytes, position from export_parts where export_id = ${exportId} order by n desc limit 1`,
    ),
  ])) as unknown as [Part[]];
  return part ?? null;
}

/**
 * Notes a part that is in R2. The same run may write it again; of two runs only the first to note part `n` goes on, and the
 * other is told so.
 */
export async function notePart(db: Database, exportId: string, part: Part, now: string): Promise<boolean> {
  const { n, run, rows, bytes, position } = part;
  const [, , noted] = (await db.batch([
    statement(
      db,
      sql`insert into export_parts (export_id, n, run, rows, bytes, position)
        values (${exportId}, ${n}, ${run}, ${rows}, ${bytes}, ${position})
        on conflict (export_id, n) do update
          set rows = excluded.rows, bytes = excluded.bytes, position = excluded.position where run = excluded.run`,
    ),
    statement(db, sql`update export_work set alive_at = ${now} where export_id = ${exportId} and run = ${run}`),
    statement(db, sql`select run from export_parts where export_id = ${exportId} and n = ${n}`),
  ])) as unknown as [unknown, unknown, { run: string }[]];
  return noted[0]?.run === run;
}

/** Rows and bytes of the parts so far, as columns of a select over exports. */
export function written(column: "rows" | "bytes"): SQL<number> {
  return sql<number>`(select coalesce(sum(${sql.raw(column)}), 0) from export_parts where export_id = exports.id)`;
}

export function partsStatement(db: Database, exportId: string) {
  return statement(db, sql`select n, run, bytes from export_parts where export_id = ${exportId} order by n`);
}

/** Running exports that nobody writes, the longest waiting first. */
export async function abandoned(db: Database, now: Date, size: number): Promise<string[]> {
  const silent = new Date(now.getTime() - SILENCE).toISOString();
  return ids(
    db,
    sql`select id from exports left join export_work on export_id = id
      where status = 'running' and coalesce(alive_at, '') < ${silent} order by updated_at limit ${size}`,
  );
}

export async function outdated(db: Database, now: Date, size: number): Promise<string[]> {
  return ids(
    db,
    sql`select id from exports where status = 'ready' and expires_at <= ${now.toISOString()} order by updated_at limit ${size}`,
  );
}

/** Exports without a file whose objects may still be there. Their writer, if one was at it, has had the time to notice. */
export async function unswept(db: Database, now: Date, size: number): Promise<string[]> {
  const settled = new Date(now.getTime() - SILENCE).toISOString();
  return ids(
    db,
    sql`select id from exports join export_work on export_id = id where status in ('failed', 'cancelled', 'expired')
      and updated_at < ${settled} and swept = 0 order by updated_at limit ${size}`,
  );
}

export async function noteSwept(db: Database, exportId: string): Promise<void> {
  await db.batch([
    statement(db, sql`update export_work set swept = 1 where export_id = ${exportId}`),
    statement(db, sql`delete from export_parts where export_id = ${exportId}`),
  ]);
}

async function ids(db: Database, query: SQL): Promise<string[]> {
  const [found] = (await db.batch([statement(db, query)])) as unknown as [{ id: string }[]];
  return found.map(({ id }) => id);
}

/** Where a part lies. Each run has objects of its own, so that two never write the same one. */
export function keyOf(exportId: string, { n, run }: Pick<Part, "n" | "run">): string {
  return `${prefixOf(exportId)}${String(n).padStart(6, "0")}-${run}`;
}

export function prefixOf(exportId: string): string {
  return `exports/${exportId}/`;
}
