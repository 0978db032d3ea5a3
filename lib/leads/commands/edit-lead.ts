import { apply, conflict, defineCommand, find, one, reject, since, unchanged, update } from "@/lib/command/define";
import { collisions, mergeEdit } from "@/lib/command/merge";
import { ORGANISATION } from "@/lib/settings/schema";
import { mayAssign } from "../policy";
import { NO_ASSIGNEE, normalise } from "../rules";
import { LeadEdit } from "../schema";

export const editLead = defineCommand({
  name: "editLead",
  input: LeadEdit,
  load: (input) => ({
    lead: one("lead", input.id),
    settings: one("settings", ORGANISATION),
    assignee: find("user", input.assignedTo),
    since: since("lead", input.id, input.base),
  }),
  allow: (actor, input, { lead }) =>
    input.assignedTo === undefined || input.assignedTo === lead.assignedTo || mayAssign(actor, input.assignedTo),
  plan({ id: _, base, ...typed }, rows, { now }) {
    const { values, fields } = normalise(typed, rows.settings);
    if (fields) return reject("Some fields need a correction.", fields);
    const merge = mergeEdit(rows.lead, values, base, rows.since);
    if (merge.colliding) {
      return conflict("Someone else changed the same fields meanwhile.", collisions(merge.colliding));
    }
    const changed = Object.keys(merge.patch);
    if (changed.length === 0) return unchanged;
    if (merge.patch.assignedTo && !rows.assignee?.active) return reject(NO_ASSIGNEE, { assignedTo: NO_ASSIGNEE });
    const action = changed.join() === "assignedTo" ? "lead_assigned" : "lead_updated";
    return apply(update("lead", action, rows.lead, merge.patch, now));
  },
});
