import { isManager } from "@/lib/auth/roles";
import { apply, create, defineCommand, find, idTaken, one, reject, taken } from "@/lib/command/define";
import { ORGANISATION } from "@/lib/settings/schema";
import { NO_ASSIGNEE, normalise } from "../rules";
import { type Lead, NewLead } from "../schema";

export const createLead = defineCommand({
  name: "createLead",
  input: NewLead,
  load: (input, actor) => ({
    settings: one("settings", ORGANISATION),
    taken: taken("lead", input.id),
    assignee: find("user", input.assignedTo ?? actor.id),
  }),
  allow: (actor, input) =>
    isManager(actor) || !input.assignedTo || input.assignedTo === actor.id || "Only managers create leads for others.",
  plan(input, rows, { actor, now }) {
    if (rows.taken) return idTaken;
    if (!rows.assignee?.active) return reject(NO_ASSIGNEE, { assignedTo: NO_ASSIGNEE });
    const { id, ...typed } = input;
    const { values, fields } = normalise(typed, rows.settings);
    if (fields) return reject("Some fields need a correction.", fields);
    const lead: Lead = {
      email: null,
      company: null,
      industry: null,
      status: "new",
      source: null,
      notes: null,
      estimatedValue: null,
      probability: null,
      nextAction: null,
      nextActionDate: null,
      ...values,
      id,
      name: input.name,
      phone: values.phone ?? input.phone,
      assignedTo: input.assignedTo ?? (isManager(actor) ? null : actor.id),
      createdBy: actor.id,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      seq: 0,
    };
    return apply(create("lead", "lead_created", lead));
  },
});
