import { and, eq, getTableColumns } from "drizzle-orm";
import { dataExports } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { AppError, notFound } from "@/lib/command/errors";
import { beyond, decodeCursor, type Order, orderBy, type Page, toPage } from "@/lib/keyset";
import { everyoneStatement } from "@/lib/members/queries";
import type { Settings } from "@/lib/settings/schema";
import { filterOf } from "./filter";
import { XLSX_ROWS } from "./rules";
import type { Export, ExportRequest } from "./schema";
import { sourceOf } from "./sources/of";
import type { Source } from "./sources/source";
import { visibleExports } from "./store";
import { written } from "./work";

/** An export with what of it is written so far. */
export interface ExportInProgress extends Export {
  writtenRows: number;
  writtenBytes: number;
}

type ListPaging = { cursor?: string | undefined; limit: number };

/** Behind every row of the log, and still a cursor of it. */
const LATEST = 10 ** 15 - 1;
const order: Order = { key: dataExports.createdAt, id: dataExports.id, descending: true };
const SORT = "-createdAt";

function selection() {
  const columns = getTableColumns(dataExports);
  return {
    ...columns,
    writtenRows: written("rows").as("written_rows"),
    writtenBytes: written("bytes").as("written_bytes"),
  };
}

/** One's own exports, the newest first. */
export async function listExports(ctx: Context, paging: ListPaging): Promise<Page<ExportInProgress>> {
  const { statement, read } = prepareList(ctx, paging);
  const [found] = await ctx.db.batch([statement]);
  return read(found);
}

/** Throws `not_found` for an export that is not one's own. */
export async function getExport(ctx: Context, id: string): Promise<ExportInProgress> {
  const [[found]] = await ctx.db.batch([
    ctx.db
      .select(selection())
      .from(dataExports)
      .where(and(eq(dataExports.id, id), visibleExports(ctx.actor))),
  ]);
  if (!found) throw notFound("export");
  return found;
}

/**
 * Reads the first row, as the writer will: what its list or report refuses, it refuses here.
 *
 * @throws AppError `invalid` for a range that no list takes, by its field of the filter.
 */
export async function requireReadable(
  ctx: Context,
  settings: Settings,
  { kind, filter }: Pick<ExportRequest, "kind" | "filter">,
): Promise<void> {
  const asOf = { time: ctx.now().toISOString(), seq: LATEST };
  try {
    await (sourceOf(kind) as Source<unknown>).read({ ctx, settings, filter: filterOf(kind, filter), asOf }, null, 1);
  } catch (error) {
    if (!(error instanceof AppError && error.fields)) throw error;
    const fields = Object.entries(error.fields).map(([name, text]) => [`filter.${name}`, text]);
    throw new AppError(error.code, error.message, Object.fromEntries(fields));
  }
}

/**
 * At least so many rows a workbook would have, counted to one more than it may: whoever asks for too much hears it at once. What
 * is not counted here is refused while it is written.
 */
export async function countForWorkbook(
  ctx: Context,
  settings: Settings,
  { kind, format, filter }: Pick<ExportRequest, "kind" | "format" | "filter">,
  limit = XLSX_ROWS,
): Promise<number> {
  const source = sourceOf(kind) as Source<unknown>;
  if (format !== "xlsx" || !source.count) return 0;
  const asOf = { time: ctx.now().toISOString(), seq: 0 };
  return source.count({ ctx, settings, filter: filterOf(kind, filter), asOf }, limit + 1);
}

/** A page of one's exports, and who is named in their filters, in one batch. */
export async function openExportList(ctx: Context, paging: ListPaging) {
  const { statement, read } = prepareList(ctx, paging);
  const [found, everyone] = await ctx.db.batch([statement, everyoneStatement(ctx)]);
  return { page: read(found), people: byId(everyone) };
}

/** Everyone's name by id. */
export async function namesOfPeople(ctx: Context): Promise<Record<string, string>> {
  const [everyone] = await ctx.db.batch([everyoneStatement(ctx)]);
  return byId(everyone);
}

function byId(people: { id: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}

function prepareList(ctx: Context, { cursor: from, limit }: ListPaging) {
  const cursor = decodeCursor(from, SORT);
  const statement = ctx.db
    .select(selection())
    .from(dataExports)
    .where(and(beyond(order, cursor), visibleExports(ctx.actor)))
    .orderBy(orderBy(order, cursor))
    .limit(limit + 1);
  const read = (found: ExportInProgress[]): Page<ExportInProgress> =>
    toPage(found, limit, SORT, cursor, ({ createdAt, id }) => ({ k: createdAt, id }));
  return { statement, read };
}
