import { usualDays } from "@/lib/analytics/range";
import { parseInput } from "@/lib/command/input";
import type { Around } from "@/lib/server/around";
import { type Day, toDay } from "@/lib/time";
import { FILTERS, type Query } from "./filter";
import { requireMayExport } from "./policy";
import { countForWorkbook, requireReadable } from "./queries";
import { ExportRequest } from "./schema";
import { startExport } from "./start";

/** What no list takes, or is too long for a workbook, is refused at once; what is asked for gets its writer. */
export const aroundRequest: Around = {
  async complete({ ctx, settings }, input) {
    requireMayExport(ctx.actor);
    const asked = parseInput(ExportRequest, input);
    const request = { ...asked, filter: withDays(asked, toDay(ctx.now(), settings.timeZone)) };
    await requireReadable(ctx, settings, request);
    return { ...request, atLeast: await countForWorkbook(ctx, settings, request) };
  },
  done({ ctx, env, later }, { changes: [made] }) {
    if (made) later(() => startExport(env, ctx, made.entityId));
  },
};

/** A report says which days it is of, also when nobody said so. */
function withDays({ kind, filter }: ExportRequest, today: Day): Query {
  const ranged = "startDate" in FILTERS[kind].shape && !filter.startDate && !filter.endDate;
  return ranged ? { ...filter, ...usualDays(today) } : filter;
}
