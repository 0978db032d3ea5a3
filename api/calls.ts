import { logCall } from "@/lib/calls/commands/log-call";
import { CallFilter } from "@/lib/calls/filter";
import { displayCall, presentCall } from "@/lib/calls/present";
import { getCall, listCalls } from "@/lib/calls/queries";
import { change, defineRoute, read, withId, without } from "@/lib/server/route";

export const callsRoute = defineRoute({
  GET: read(CallFilter, async ({ ctx, settings }, filter) => {
    const page = await listCalls(ctx, settings, filter);
    return { ...page, data: page.data.map(filter.include ? displayCall : presentCall) };
  }),
  POST: change({
    command: logCall,
    status: 201,
    input: (body) => withId(without(body, "base")),
    answer: async ({ ctx }, id) => ({ data: presentCall(await getCall(ctx, id)) }),
  }),
});
