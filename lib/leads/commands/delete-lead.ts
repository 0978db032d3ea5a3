import { apply, defineCommand, one, update } from "@/lib/command/define";
import { LeadId } from "../schema";

/** Out of every list at once; its calls stay counted. `restoreLead` undoes it. */
export const deleteLead = defineCommand({
  name: "deleteLead",
  input: LeadId,
  load: (input) => ({ lead: one("lead", input.id) }),
  allow: () => true,
  plan: (_, { lead }, { now }) => apply(update("lead", "lead_deleted", lead, { deletedAt: now }, now)),
});
