import { apply, defineCommand, oneEvenDeleted, unchanged, update } from "@/lib/command/define";
import { LeadId } from "../schema";

/** The only way back from `deleteLead`, for whoever could see the lead before. */
export const restoreLead = defineCommand({
  name: "restoreLead",
  input: LeadId,
  load: (input) => ({ lead: oneEvenDeleted("lead", input.id) }),
  allow: () => true,
  plan: (_, { lead }, { now }) =>
    lead.deletedAt ? apply(update("lead", "lead_restored", lead, { deletedAt: null }, now)) : unchanged,
});
