import { z } from "zod";
import type { Versioned } from "@/lib/command/define";
import { newId } from "@/lib/fields";

/** A person's decision about an operation of theirs that was refused. Append-only. */
export interface Dismissal extends Versioned {
  userId: string;
  operationId: string;
  createdAt: string;
}

declare module "@/lib/command/define" {
  interface Entities {
    dismissal: Dismissal;
  }
}

export const NewDismissal = z.strictObject({
  id: newId,
  operationId: z.string("An id is text.").regex(/^[\x21-\x7e]{1,255}$/, "Use 1 to 255 visible ASCII characters."),
});
