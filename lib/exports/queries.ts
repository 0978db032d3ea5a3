import { and, eq, getTableColumns } from "drizzle-orm";
import { dataExports } from "@/db/schema";
import type { Context } from "@/lib/command/context";
import { notFound } from "@/lib/command/errors";
import { beyond, decodeCursor, type Order, orderBy, type Page, toPage } from "@/lib/keyset";
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
export async function listExports(
  ctx: Context,
  { cursor: from, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<ExportInProgress>> {
  const cursor = decodeCursor(from, SORT);
  const [found] = await ctx.db.batch([
    ctx.db
      .select(selection())
      .from(dataExports)
      .where(and(beyond(order, cursor), visibleExports(ctx.actor)))
      .orderBy(orderBy(order, cursor))
      .limit(limit + 1),
  ]);
  return toPage(found, limit, SORT, cursor, ({ createdAt, id }) => ({ k: createdAt, id }));
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
 * At least so many rows a workbook would have, counted to one more than it may: whoever asks for too much hears it at once. What
 * is not counted here is refused while it is written.
 *
 * @throws AppError `invalid` for a range that no list takes, by field.
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
