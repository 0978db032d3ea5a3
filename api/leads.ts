import { createLead } from "@/lib/leads/commands/create-lead";
import { LeadFilter } from "@/lib/leads/filter";
import { displayLead, presentLead } from "@/lib/leads/present";
import { getLead, listLeads } from "@/lib/leads/queries";
import { change, defineRoute, read, withId } from "@/lib/server/route";

export const leadsRoute = defineRoute({
  GET: read(LeadFilter, async ({ ctx, settings }, filter) => {
    const page = await listLeads(ctx, settings, filter);
    return { ...page, data: page.data.map(filter.include ? displayLead : presentLead) };
  }),
  POST: change({
    command: createLead,
    status: 201,
    input: withId,
    answer: async ({ ctx }, id) => ({ data: presentLead(await getLead(ctx, id)) }),
  }),
});
