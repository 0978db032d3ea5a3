import { requestExport } from "@/lib/exports/commands/request-export";
import { requireMayExport } from "@/lib/exports/policy";
import { presentExport } from "@/lib/exports/present";
import { getExport, listExports } from "@/lib/exports/queries";
import { takeUpExports } from "@/lib/exports/start";
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
    async answer({ ctx, settings }, id) {
      return { data: presentExport(await getExport(ctx, id), settings.timeZone) };
    },
  }),
});
