import { and, or, sql } from "drizzle-orm";
import { statement } from "@/db/client";
import { conditionsOf, dueOf, rangeOf, streamsOf } from "@/lib/calls/conditions";
import type { CallFilter } from "@/lib/calls/filter";
import { listCalls, type NamedCall } from "@/lib/calls/queries";
import type { Column, Value } from "../files/column";
import type { Source } from "./source";

const COLUMNS: [Column, (call: NamedCall) => Value][] = [
  [{ header: "Start", type: "time" }, (call) => call.startTime],
  [{ header: "Lead", type: "text", width: 28 }, (call) => call.leadName],
  [{ header: "Who called", type: "text" }, (call) => call.userName],
  [{ header: "Type", type: "text", width: 10 }, (call) => call.callType],
  [{ header: "Outcome", type: "text" }, (call) => call.outcome],
  [{ header: "Duration (s)", type: "number", width: 12 }, (call) => call.duration],
  [{ header: "End", type: "time" }, (call) => call.endTime],
  [{ header: "Notes", type: "text", width: 40 }, (call) => call.notes],
  [{ header: "Next action", type: "text", width: 24 }, (call) => call.nextAction],
  [{ header: "Next action date", type: "time" }, (call) => call.nextActionDate],
  [{ header: "Industry", type: "text" }, (call) => call.industry],
  [{ header: "Source", type: "text" }, (call) => call.source],
  [{ header: "Lead id", type: "text", width: 38 }, (call) => call.leadId],
  [{ header: "Id", type: "text", width: 38 }, (call) => call.id],
];

export const callRows: Source<CallFilter> = {
  columns: () => COLUMNS.map(([column]) => column),
  async read({ ctx, settings, filter, asOf }, cursor, size) {
    const page = await listCalls(ctx, settings, { ...filter, cursor: cursor ?? undefined, limit: size });
    // The list goes by when a call began, which may be before it was written down.
    const data = page.data.filter((call) => call.createdAt <= asOf.time);
    return { rows: data.map((call) => COLUMNS.map(([, value]) => value(call))), next: page.nextCursor };
  },
  /** Hours and weekdays are left to the writing. */
  async count({ ctx, settings, filter }, most) {
    if (filter.weekday !== undefined || filter.hour !== undefined) return 0;
    const where = and(...conditionsOf(ctx, filter), ...rangeOf(settings, filter), ...dueOf(ctx, settings, filter));
    const streams = streamsOf(ctx, filter);
    const matching = streams.includes(undefined) ? where : and(where, or(...streams));
    const [[found]] = (await ctx.db.batch([
      statement(
        ctx.db,
        sql`select count(*) as rows from (select 1 from calls where ${matching ?? sql`1`} limit ${most})`,
      ),
    ])) as unknown as [{ rows: number }[]];
    return found?.rows ?? 0;
  },
};
