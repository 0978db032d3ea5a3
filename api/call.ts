import { z } from "zod";
import { deleteCall } from "@/lib/calls/commands/delete-call";
import { editCall } from "@/lib/calls/commands/edit-call";
import { presentCall } from "@/lib/calls/present";
import { getCall } from "@/lib/calls/queries";
import { baseOf, change, defineRoute, idIn, read, without } from "@/lib/server/route";

export const callRoute = defineRoute({
  GET: read(z.strictObject({}), async ({ ctx }, _, params) => ({
    // No recording is taken yet, so no call has a transcript.
    data: { ...presentCall(await getCall(ctx, idIn(params, "call"))), transcript: { status: "none", segments: [] } },
  })),
  PATCH: change({
    command: editCall,
    input: (body, params, request) => ({
      ...without(body, "id", "base"),
      ...baseOf(request),
      id: idIn(params, "call"),
    }),
    answer: async ({ ctx }, id) => ({ data: presentCall(await getCall(ctx, id)) }),
    current: async ({ ctx }, id) => presentCall(await getCall(ctx, id)),
  }),
  DELETE: change({
    command: deleteCall,
    bodiless: true,
    input: (_, params) => ({ id: idIn(params, "call") }),
    answer: async (_, id) => ({ data: { id } }),
  }),
});
