import { serveApi } from "@/api/serve";
import { connectLive } from "@/lib/realtime/connect";
import { pokeHub } from "@/lib/realtime/poke";
import { corsHeaders, preflight } from "@/lib/server/edge/cors";
import { everyMinute } from "@/lib/server/edge/every-minute";
import { refuseEarly } from "@/lib/server/edge/gate";
import { secure } from "@/lib/server/edge/headers";
import { logRequest } from "@/lib/server/edge/log";
import { decodable } from "@/lib/server/edge/path";
import { newScope } from "@/lib/server/scope";
import next from "./.open-next/worker.js";

export { ExportWorkflow } from "@/lib/exports/workflow";
export { Hub } from "@/lib/realtime/hub";

/** The Worker as a table: what is refused at once, the live socket, the API, and Next for the rest. */
export default {
  async fetch(request, env, execution) {
    const started = Date.now();
    const scope = newScope(crypto.randomUUID(), {
      committed: () => execution.waitUntil(pokeHub(env)),
      later: (work) => execution.waitUntil(work),
    });
    const scoped = { ...env, SCOPE: scope };
    const response =
      preflight(request, env) ??
      refuseEarly(request, env) ??
      (await connectLive(request, scoped)) ??
      (await serveApi(request, scoped)) ??
      (await next.fetch(decodable(request), scoped, execution));
    const answered = secure(request, env, response, scope);
    for (const [name, value] of corsHeaders(request, env)) answered.headers.append(name, value);
    logRequest(request, answered, scope, Date.now() - started);
    return answered;
  },
  scheduled: everyMinute,
} satisfies ExportedHandler<CloudflareEnv>;
