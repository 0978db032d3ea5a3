import { parseInput } from "@/lib/command/input";
import { requestExport } from "@/lib/exports/commands/request-export";
import { requireMayExport } from "@/lib/exports/policy";
import { presentExport } from "@/lib/exports/present";
import { countForWorkbook, getExport, listExports } from "@/lib/exports/queries";
import { ExportRequest } from "@/lib/exports/schema";
import { startExport, takeUpExports } from "@/lib/exports/start";
import { Paging } from "@/lib/fields";
import { change, defineRoute, read, withId, without } from "@/lib/server/route";

export const exportsRoute = defineRoute({
  GET: read(Paging, async ({ ctx, env, settings, later }, paging) => {
    requireMayExport(ctx.actor);
    const page = await listExports(ctx, paging);
    if (page.data.some(({ status }) => status === "running")) later(() => takeUpExports(env, ctx));
    return { ...page, data: page.data.map((one) => presentExport(one, settings.timeZone)) };
  }),
  POST: change({
    command: requestExport,
    status: 201,
    input: (body) => withId(without(body, "atLeast")),
    async complete({ ctx, settings }, input) {
      requireMayExport(ctx.actor);
      return { ...input, atLeast: await countForWorkbook(ctx, settings, parseInput(ExportRequest, input)) };
    },
    async answer({ ctx, env, settings, later }, id) {
      const one = await getExport(ctx, id);
      if (one.status === "running") later(() => startExport(env, ctx, id));
      return { data: presentExport(one, settings.timeZone) };
    },
  }),
});
