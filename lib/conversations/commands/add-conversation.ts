import { apply, create, defineCommand, held, idTaken, taken } from "@/lib/command/define";
import { NewConversation } from "../schema";

/** Appends a note, or what was said on another channel. */
export const addConversation = defineCommand({
  name: "addConversation",
  input: NewConversation,
  load: (input) => ({ lead: held("lead", input.leadId, input.base), taken: taken("conversation", input.id) }),
  allow: () => true,
  plan({ base: _, ...input }, rows, { actor, now }) {
    if (rows.taken) return idTaken;
    const direction = input.direction ?? (input.channel === "note" ? "internal" : "outbound");
    return apply(
      create("conversation", "conversation_added", { ...input, direction, userId: actor.id, createdAt: now, seq: 0 }),
    );
  },
});
