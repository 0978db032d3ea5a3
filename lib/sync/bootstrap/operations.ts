import { and, eq, sql } from "drizzle-orm";
import { operations as table } from "@/db/schema";
import { openOperationRow, operationRows } from "../rows";
import { daysBefore, ROWS, type Section } from "./section";

const DAYS = 30;

/** What of a person's own changes was refused lately, so that "Needs you" is the same on every device. */
export const operations: Section = {
  statements(ctx, after) {
    const since = daysBefore(ctx.now(), DAYS);
    return [
      operationRows(ctx.db)
        .where(
          and(
            eq(table.userId, ctx.actor.id),
            sql`${table.status} <> 'applied' and ${table.queued}`,
            sql`not exists (select 1 from dismissals d where d.user_id = operations.user_id
              and d.operation_id = operations.operation_id)`,
            sql`${table.createdAt} >= ${since}`,
            after ? sql`(${table.createdAt}, ${table.operationId}) > (${after.k}, ${after.id})` : undefined,
          ),
        )
        .orderBy(table.createdAt, table.operationId)
        .limit(ROWS),
    ];
  },
  async open(ctx, [found = []]) {
    const kept = await Promise.all(found.map((row) => openOperationRow(ctx, row)));
    const chunks = kept.map((one) => ({ key: { k: String(one.row.createdAt), id: one.id }, kept: [one] }));
    return { chunks, more: found.length === ROWS };
  },
};
