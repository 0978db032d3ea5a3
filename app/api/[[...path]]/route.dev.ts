import { getCloudflareContext } from "@opennextjs/cloudflare";
import { serveApi } from "@/api/serve";
import { runExport } from "@/lib/exports/run";
import type { ExportJob } from "@/lib/exports/workflow";
import { LIMITS } from "@/lib/exports/write";
import { contextOf } from "@/lib/realtime/hub-context";

/** `npm run dev` has no worker.ts: there, and only there (`pageExtensions`), Next hands the API on. */
async function serve(request: Request): Promise<Response> {
  const { env } = getCloudflareContext();
  return (await serveApi(request, { ...env, EXPORTS: atOnce(env) })) ?? new Response(null, { status: 404 });
}

/** `next dev` runs no Workflow of the same Worker: here the steps of an export are done one after the other. */
function atOnce(env: CloudflareEnv): Workflow<ExportJob> {
  const create = async ({ id: run = "", params }: WorkflowInstanceCreateOptions<ExportJob> = {}) => {
    const desk = { ctx: await contextOf(env), files: env.RECORDINGS, limits: LIMITS };
    await runExport(desk, { exportId: params?.exportId ?? "", run }, { do: (_, work) => work() });
  };
  return { create } as unknown as Workflow<ExportJob>;
}

export { serve as DELETE, serve as GET, serve as HEAD, serve as PATCH, serve as POST, serve as PUT };
