import { z } from "zod";
import { AppError } from "@/lib/command/errors";
import { deleteLead } from "@/lib/leads/commands/delete-lead";
import { editLead } from "@/lib/leads/commands/edit-lead";
import { displayLead, presentLead } from "@/lib/leads/present";
import { getLead } from "@/lib/leads/queries";
import { baseOf, change, defineRoute, idIn, read, without } from "@/lib/server/route";
import type { Session } from "@/lib/server/session";

export const leadRoute = defineRoute({
  GET: read(z.strictObject({ include: z.literal("display").optional() }), async ({ ctx }, { include }, params) => {
    const lead = await getLead(ctx, idIn(params, "lead"));
    return { data: include ? displayLead(lead) : presentLead(lead) };
  }),
  PATCH: change({
    command: editLead,
    input: (body, params, request) => ({
      ...without(body, "id", "base"),
      ...baseOf(request),
      id: idIn(params, "lead"),
    }),
    answer: async (session, id) => ({ data: (await leadOrNull(session, id)) ?? { id } }),
    current: async (session, id) => (await leadOrNull(session, id)) ?? {},
  }),
  DELETE: change({
    command: deleteLead,
    bodiless: true,
    input: (_, params) => ({ id: idIn(params, "lead") }),
    answer: async (_, id) => ({ data: { id } }),
  }),
});

/** An agent who hands a lead back sees it no more: then only its id is answered. */
async function leadOrNull({ ctx }: Session, id: string) {
  return getLead(ctx, id)
    .then(presentLead)
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") return null;
      throw error;
    });
}
