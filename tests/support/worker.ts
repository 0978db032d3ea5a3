import { ExportWorkflow as RealExportWorkflow } from "@/lib/exports/workflow";
import { LIMITS } from "@/lib/exports/write";
import { connectLive } from "@/lib/realtime/connect";

export { Hub } from "@/lib/realtime/hub";

export const SMALL = { ...LIMITS, pageRows: 2, partRows: 4, xlsxRows: 40 };

/** The export's Workflow with parts of a handful of rows. */
export class ExportWorkflow extends RealExportWorkflow {
  protected override readonly limits = SMALL;
}

/** The tests call the kernel and the queries directly; only the live hub has a door here. */
export default {
  fetch: async (request: Request, env: CloudflareEnv) =>
    (await connectLive(request, env)) ?? new Response(null, { status: 404 }),
};
