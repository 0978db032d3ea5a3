import { parseInput } from "@/lib/command/input";
import type { Around } from "@/lib/server/around";
import { requireMayExport } from "./policy";
import { countForWorkbook } from "./queries";
import { ExportRequest } from "./schema";
import { startExport } from "./start";

/** What is too long for a workbook is refused at once; what is asked for gets its writer. */
export const aroundRequest: Around = {
  async complete({ ctx, settings }, input) {
    requireMayExport(ctx.actor);
    const request = parseInput(ExportRequest, input);
    return { ...request, atLeast: await countForWorkbook(ctx, settings, request) };
  },
  done({ ctx, env, later }, { changes: [made] }) {
    if (made) later(() => startExport(env, ctx, made.entityId));
  },
};
