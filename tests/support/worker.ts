import { connectLive } from "@/lib/realtime/connect";

export { Hub } from "@/lib/realtime/hub";

/** The tests call the kernel and the queries directly; only the live hub has a door here. */
export default {
  fetch: async (request: Request, env: CloudflareEnv) =>
    (await connectLive(request, env)) ?? new Response(null, { status: 404 }),
};
