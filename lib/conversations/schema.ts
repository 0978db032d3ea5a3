import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { CHANNELS, type Channel, DIRECTIONS, type Direction } from "@/lib/enums";
import { base, id, newId, oneOf, requiredText } from "@/lib/fields";

/** Something said to, by or about a lead. Append-only. */
export interface Conversation extends Versioned {
  leadId: string;
  userId: string;
  channel: Channel;
  direction: Direction;
  body: string;
  createdAt: string;
}

declare module "@/lib/command/define" {
  interface Entities {
    conversation: Conversation;
  }
}

export const NewConversation = z.strictObject({
  id: newId,
  leadId: id,
  base,
  channel: oneOf(CHANNELS).default("note"),
  direction: oneOf(DIRECTIONS).optional(),
  body: requiredText("The text", 20_000),
});
