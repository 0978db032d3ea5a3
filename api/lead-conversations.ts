import { AppError } from "@/lib/command/errors";
import { addConversation } from "@/lib/conversations/commands/add-conversation";
import { presentConversation } from "@/lib/conversations/present";
import { getConversation, listConversations } from "@/lib/conversations/queries";
import { Paging } from "@/lib/fields";
import { change, defineRoute, idIn, read, withId, without } from "@/lib/server/route";

export const leadConversationsRoute = defineRoute({
  GET: read(Paging, async ({ ctx }, paging, params) => {
    const page = await listConversations(ctx, idIn(params, "lead"), paging);
    return { ...page, data: page.data.map(presentConversation) };
  }),
  POST: change({
    command: addConversation,
    status: 201,
    input: (body, params) => ({ ...withId(without(body, "leadId", "base")), leadId: idIn(params, "lead") }),
    answer: async ({ ctx }, id) => {
      const conversation = await getConversation(ctx, id);
      if (!conversation) throw new AppError("not_found", "The lead was handed over meanwhile; what you wrote is kept.");
      return { data: presentConversation(conversation) };
    },
  }),
});
