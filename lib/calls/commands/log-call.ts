import { apply, create, defineCommand, idTaken, reject } from "@/lib/command/define";
import { newCall, newCallNeeds } from "../new-call";
import { leadChanges, resolveResult, timesOf } from "../rules";
import { NewCall } from "../schema";

/** A call made earlier, whole; or one that begins now, when neither end nor outcome is given. */
export const logCall = defineCommand({
  name: "logCall",
  input: NewCall,
  load: newCallNeeds,
  allow: () => true,
  plan(input, rows, { actor, now }) {
    if (rows.taken) return idTaken;
    const { lead, settings } = rows;
    const startTime = input.startTime ?? now;
    const given = input.outcome && !input.endTime && input.duration === undefined ? { duration: 0 } : input;
    const { fields, ...times } = timesOf(startTime, given, now);
    if (fields) return reject("Some fields need a correction.", fields);
    const { outcome, nextAction, nextActionDate } = input;
    const result = resolveResult({ outcome, nextAction, nextActionDate }, now, settings.timeZone);
    const call = {
      ...newCall({ ...input, startTime }, { lead: lead.row, settings }, actor, now),
      ...times,
      outcome: outcome ?? null,
      notes: input.notes ?? null,
      nextAction: result.nextAction ?? null,
      nextActionDate: result.nextActionDate ?? null,
    };
    const logged = create("call", times.endTime ? "call_logged" : "call_started", call);
    const moved = leadChanges(lead.seen ? lead.row : null, result, actor, now, input.moveLead);
    return apply(logged, ...moved);
  },
});
