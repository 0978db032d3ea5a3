import { z } from "zod";
import { isManager } from "@/lib/auth/roles";
import { AppError } from "@/lib/command/errors";
import { listAssignees } from "@/lib/members/queries";
import { defineRoute, read } from "@/lib/server/route";

/** Those a lead can be handed to: `{id, name}` of every active person, for managers. */
export const membersRoute = defineRoute({
  GET: read(z.strictObject({}), async ({ ctx }) => {
    if (!isManager(ctx.actor)) throw new AppError("forbidden", "Only managers hand leads over.");
    return { data: await listAssignees(ctx) };
  }),
});
