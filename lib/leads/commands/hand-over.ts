import { isManager } from "@/lib/auth/roles";
import { apply, defineCommand, find, many, reject, unchanged, update } from "@/lib/command/define";
import { NO_ASSIGNEE } from "../rules";
import { HandOver } from "../schema";

/** Gives up to 500 leads to one person, or back to nobody. All of them, or none. */
export const handOver = defineCommand({
  name: "handOver",
  input: HandOver,
  load: (input) => ({ leads: many("lead", input.ids), assignee: find("user", input.assignedTo) }),
  allow: (actor, input) =>
    isManager(actor) ||
    (input.assignedTo === null && input.ids.length === 1) ||
    "Only managers hand leads over. You can hand back one of yours.",
  plan(input, { leads, assignee }, { now }) {
    if (leads.length < new Set(input.ids).size) {
      const message = "Some of these leads do not exist, or you may not see them.";
      return { kind: "settle", status: "rejected", error: { code: "not_found", message } };
    }
    if (input.assignedTo && !assignee?.active) return reject(NO_ASSIGNEE, { assignedTo: NO_ASSIGNEE });
    const [first, ...rest] = leads
      .filter((lead) => lead.assignedTo !== input.assignedTo)
      .map((lead) => update("lead", "lead_assigned", lead, { assignedTo: input.assignedTo }, now));
    return first ? apply(first, ...rest) : unchanged;
  },
});
