import { eq, sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { dataExports, settings as settingsTable, users } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { AppError } from "@/lib/command/errors";
import { type Piece, writerOf } from "./files/file";
import { MOST_BYTES, type SheetState } from "./files/xlsx";
import { joined } from "./files/zip";
import { filterOf } from "./filter";
import { mayExport } from "./policy";
import { tooLong, XLSX_ROWS } from "./rules";
import type { Export } from "./schema";
import { sourceOf } from "./sources/of";
import type { Reading, Source } from "./sources/source";
import { attemptOf, keyOf, notePart } from "./work";

/** How much is held at a time; a part ends at the page with which it is full. */
export interface Limits {
  /** Rows a query reads. */
  pageRows: number;
  partRows: number;
  partBytes: number;
  /** Rows of a workbook. */
  xlsxRows: number;
  /** Parts that one run writes: a Workflow takes 1,024 steps. */
  runParts: number;
}
export const LIMITS: Limits = {
  pageRows: 1000,
  partRows: 5000,
  partBytes: 4 * 1024 * 1024,
  xlsxRows: XLSX_ROWS,
  runParts: 900,
};

/** Where the next part begins, and what the parts before it come to. */
export interface Position {
  n: number;
  cursor: string | null;
  rows: number;
  bytes: number;
  state: SheetState | null;
  /** The file is whole. */
  done: boolean;
}
export const START: Position = { n: 0, cursor: null, rows: 0, bytes: 0, state: null, done: false };

/** How a part ended: with where the next begins, or with the end of the run. */
export type Written = { at: Position } | { stop: "over" } | { stop: "failed"; reason: string };

export interface Desk {
  ctx: Omit<Context, "actor">;
  files: R2Bucket;
  limits: Limits;
}

/** Writes the part after `at`; a filter that cannot be had (a reversed range) ends the export with its sentence. */
export async function writePart(desk: Desk, job: Job, at: Position): Promise<Written> {
  try {
    return await writeNext(desk, job, at);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid") throw error;
    return { stop: "failed", reason: Object.values(error.fields ?? {}).join(" ") || error.message };
  }
}

export interface Job {
  exportId: string;
  /** Whose objects they are: the Workflow's instance. */
  run: string;
}

/**
 * Reads who asked and whether they still may, then pages of rows, and puts one object into R2. Of a
 * part that is written again the first that was noted stands, so that nothing is there twice.
 */
async function writeNext({ ctx, files, limits }: Desk, job: Job, at: Position): Promise<Written> {
  const found = await openExport(ctx, job.exportId);
  if (found?.one.status !== "running") return { stop: "over" };
  if (found.denied !== null) return { stop: "failed", reason: found.denied };
  const { one, reading } = found;

  const source = sourceOf(one.kind) as Source<unknown>;
  const writer = writerOf(one, source.columns(reading.settings), reading.settings.timeZone);
  const pieces: Uint8Array[] = [];
  const part = { rows: 0, bytes: 0, cursor: at.cursor, state: at.state, done: false };
  const add = ({ bytes, state }: Piece) => {
    pieces.push(bytes);
    part.bytes += bytes.byteLength;
    part.state = state;
  };
  if (at.n === 0) add(writer.head());
  const pages = Math.ceil(limits.partRows / limits.pageRows);
  for (let page = 0; page < pages && !part.done && part.bytes < limits.partBytes; page++) {
    await letOthersIn();
    const { rows, next } = await source.read(reading, part.cursor, limits.pageRows);
    add(writer.rows(rows, part.state));
    part.rows += rows.length;
    part.cursor = next;
    part.done = next === null;
  }
  if (one.format === "xlsx" && at.rows + part.rows > limits.xlsxRows) {
    return { stop: "failed", reason: tooLong(limits.xlsxRows) };
  }
  if ((part.state?.size ?? 0) > MOST_BYTES) return { stop: "failed", reason: TOO_LARGE };
  if (part.done) add({ bytes: writer.tail(part.state), state: part.state });

  const n = at.n + 1;
  const next: Position = { ...part, n, rows: at.rows + part.rows, bytes: at.bytes + part.bytes };
  const run = attemptOf(job.run);
  await files.put(keyOf(job.exportId, { n, run }), joined(...pieces));
  const noted = { n, run, rows: part.rows, bytes: part.bytes, position: JSON.stringify(next) };
  const position = await notePart(ctx.db, job, noted, ctx.now().toISOString());
  return position ? { at: JSON.parse(position) as Position } : { stop: "over" };
}

/**
 * On one's own machine all of workerd is one thread, which looks to the network only when nothing else is ready: without a pause
 * nobody is answered until an export is done (tried: a minute for a million calls).
 */
function letOthersIn(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 1));
}

const GONE = "The person who asked for it has no access to exports any more.";
const TOO_LARGE = "This is too large for a workbook. Choose CSV, or narrow the filters.";

/** `denied`: why its person may not have it now. */
type Opened = { one: Export; denied: string } | { one: Export; denied: null; reading: Reading<unknown> };

/** The export with the person who asked for it as they are now, on the clock of their request. */
async function openExport(ctx: Omit<Context, "actor">, id: string): Promise<Opened | null> {
  const owner = sql`(select ${dataExports.userId} from ${dataExports} where ${dataExports.id} = ${id})`;
  const [[one], [person], [settings], [asked]] = (await ctx.db.batch([
    ctx.db.select().from(dataExports).where(eq(dataExports.id, id)),
    ctx.db.select().from(users).where(eq(users.id, owner)),
    ctx.db.select().from(settingsTable),
    statement(
      ctx.db,
      sql`select seq from activity_log where entity = 'export' and entity_id = ${id} order by seq limit 1`,
    ),
  ])) as unknown as [Export[], Context["actor"][], Reading<unknown>["settings"][], { seq: number }[]];
  if (!one || !settings || !asked) return null;
  if (!person?.active || mayExport(person) !== true) return { one, denied: GONE };
  const then = new Date(one.createdAt);
  const reading = {
    ctx: { ...ctx, actor: person, now: () => then },
    settings,
    filter: filterOf(one.kind, JSON.parse(one.filter)),
    asOf: { time: one.createdAt, seq: asked.seq },
  };
  return { one, reading, denied: null };
}
