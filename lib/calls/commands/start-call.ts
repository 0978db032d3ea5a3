import { apply, conflict, create, defineCommand, held, one, taken } from "@/lib/command/define";
import { ID_TAKEN } from "@/lib/leads/rules";
import { ORGANISATION } from "@/lib/settings/schema";
import { newCall } from "../new-call";
import { CallStart } from "../schema";

/** The call exists before the number is dialled, so that nothing that follows can land on another lead. */
export const startCall = defineCommand({
  name: "startCall",
  input: CallStart,
  load: (input) => ({
    lead: held("lead", input.leadId, input.base),
    settings: one("settings", ORGANISATION),
    taken: taken("call", input.id),
  }),
  allow: () => true,
  plan(input, rows, { actor, now }) {
    if (rows.taken) return conflict(ID_TAKEN, { id: ID_TAKEN });
    const startTime = input.startTime && input.startTime < now ? input.startTime : now;
    return apply(
      create(
        "call",
        "call_started",
        newCall({ ...input, startTime }, { lead: rows.lead.row, settings: rows.settings }, actor, now),
      ),
    );
  },
});
