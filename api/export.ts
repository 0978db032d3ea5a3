import { z } from "zod";
import { cancelExport } from "@/lib/exports/commands/cancel-export";
import { requireMayExport } from "@/lib/exports/policy";
import { presentExport } from "@/lib/exports/present";
import { getExport } from "@/lib/exports/queries";
import { change, defineRoute, idIn, read } from "@/lib/server/route";

export const exportRoute = defineRoute({
  GET: read(z.strictObject({}), async ({ ctx, settings }, _, params) => {
    requireMayExport(ctx.actor);
    return { data: presentExport(await getExport(ctx, idIn(params, "export")), settings.timeZone) };
  }),
  DELETE: change({
    command: cancelExport,
    bodiless: true,
    input: (_, params) => ({ id: idIn(params, "export") }),
    async complete({ ctx }, input) {
      requireMayExport(ctx.actor);
      return input;
    },
    answer: async ({ ctx, settings }, id) => ({ data: presentExport(await getExport(ctx, id), settings.timeZone) }),
  }),
});
