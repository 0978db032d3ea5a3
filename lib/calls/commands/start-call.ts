import { apply, create, defineCommand, idTaken } from "@/lib/command/define";
import { newCall, newCallNeeds } from "../new-call";
import { CallStart } from "../schema";

/** The call exists before the number is dialled, so that nothing that follows can land on another lead. */
export const startCall = defineCommand({
  name: "startCall",
  input: CallStart,
  load: newCallNeeds,
  allow: () => true,
  plan(input, rows, { actor, now }) {
    if (rows.taken) return idTaken;
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
