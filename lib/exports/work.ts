import { type SQL, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { type Database, statement } from "@/db/client";

/**
 * The bookkeeping of writing: which parts are in R2 and who writes on. It follows the objects and can be made anew from nothing,
 * so it is no business of the log's, and is written here in SQL, as the reports' totals are (ADR 0022).
 */

/** Milliseconds without a sign of life after which a writer is taken to be gone: more than a step may take with its retries. */
export const SILENCE = 5 * 60_000;

export interface Part {
  n: number;
  /** Who wrote it: the run, and its attempt (`attemptOf`). */
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

/** A name for one writing of a part: what was noted once is never written over, not even by the same run. */
export function attemptOf(run: string): string {
  return `${run}~${uuidv7()}`;
}

/**
 * Notes a part that is in R2, unless part `n` is noted already. Answers the position after it when this run noted it, now or
 * in an attempt whose answer was lost; null when another run did: only the first goes on.
 */
export async function notePart(
  db: Database,
  { exportId, run }: { exportId: string; run: string },
  part: Part,
  now: string,
): Promise<string | null> {
  const { n, rows, bytes, position } = part;
  const [, , noted] = (await db.batch([
    statement(
      db,
      sql`insert into export_parts (export_id, n, run, rows, bytes, position)
        values (${exportId}, ${n}, ${part.run}, ${rows}, ${bytes}, ${position}) on conflict (export_id, n) do nothing`,
    ),
    statement(db, sql`update export_work set alive_at = ${now} where export_id = ${exportId} and run = ${run}`),
    statement(db, sql`select run, position from export_parts where export_id = ${exportId} and n = ${n}`),
  ])) as unknown as [unknown, unknown, Pick<Part, "run" | "position">[]];
  return noted[0]?.run.startsWith(`${run}~`) ? noted[0].position : null;
}

/** Whether a run is the one that an export's writing was last given to. */
export async function isWriterOf(db: Database, exportId: string, run: string): Promise<boolean> {
  const [found] = (await db.batch([
    statement(db, sql`select 1 from export_work where export_id = ${exportId} and run = ${run}`),
  ])) as unknown as [unknown[]];
  return found.length > 0;
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

/** Where a part lies. Each attempt has an object of its own, so that none is ever written over. */
export function keyOf(exportId: string, { n, run }: Pick<Part, "n" | "run">): string {
  return `${prefixOf(exportId)}${String(n).padStart(6, "0")}-${run}`;
}

export function prefixOf(exportId: string): string {
  return `exports/${exportId}/`;
}
