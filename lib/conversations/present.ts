import type { Conversation } from "./schema";

/** A conversation as the public interface shows it. */
export function presentConversation({ id, leadId, userId, channel, direction, body, createdAt, seq }: Conversation) {
  return { id, leadId, userId, channel, direction, body, createdAt, seq };
}
