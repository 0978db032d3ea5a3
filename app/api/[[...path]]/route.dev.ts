import { getCloudflareContext } from "@opennextjs/cloudflare";
import { serveApi } from "@/api/serve";

/** `npm run dev` has no worker.ts: there, and only there (`pageExtensions`), Next hands the API on. */
async function serve(request: Request): Promise<Response> {
  return (await serveApi(request, getCloudflareContext().env)) ?? new Response(null, { status: 404 });
}

export { serve as DELETE, serve as GET, serve as HEAD, serve as PATCH, serve as POST, serve as PUT };
