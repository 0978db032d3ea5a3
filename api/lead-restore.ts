import { restoreLead } from "@/lib/leads/commands/restore-lead";
import { presentLead } from "@/lib/leads/present";
import { getLead } from "@/lib/leads/queries";
import { change, defineRoute, idIn } from "@/lib/server/route";

export const leadRestoreRoute = defineRoute({
  POST: change({
    command: restoreLead,
    bodiless: true,
    input: (_, params) => ({ id: idIn(params, "lead") }),
    answer: async ({ ctx }, id) => ({ data: presentLead(await getLead(ctx, id)) }),
  }),
});
