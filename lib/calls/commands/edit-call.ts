import { apply, conflict, defineCommand, one, parent, reject, since, unchanged, update } from "@/lib/command/define";
import { collisions, mergeEdit } from "@/lib/command/merge";
import { ORGANISATION } from "@/lib/settings/schema";
import { localTime } from "../new-call";
import { mayChangeCall } from "../policy";
import { leadChanges, resolveResult, timesOf } from "../rules";
import { type Call, CallEdit } from "../schema";

/** Corrects a call field by field. A new outcome or next action reaches the lead as it would from the call itself. */
export const editCall = defineCommand({
  name: "editCall",
  input: CallEdit,
  load: (input) => ({
    call: one("call", input.id),
    lead: parent("lead", "call", input.id),
    settings: one("settings", ORGANISATION),
    since: since("call", input.id, input.base),
  }),
  allow: (actor, _, { call }) => mayChangeCall(actor, call),
  plan({ id: _, base, moveLead, ...typed }, { call, lead, settings, since: changed }, { actor, now }) {
    const edit: Partial<Call> = { ...typed };
    if (typed.outcome && !call.outcome) {
      Object.assign(edit, resolveResult(typed, now, settings.timeZone));
    } else if (typed.nextActionDate) {
      Object.assign(edit, resolveResult({ nextActionDate: typed.nextActionDate }, now, settings.timeZone));
    }
    const merge = mergeEdit(call, edit, base, changed);
    if (merge.colliding) {
      return conflict("Someone else changed the same fields meanwhile.", collisions(merge.colliding));
    }
    const patch = merge.patch;
    if (Object.keys(patch).length === 0) return unchanged;
    if (patch.startTime) Object.assign(patch, localTime(patch.startTime, settings.timeZone));
    const ends = patch.outcome && !call.endTime && patch.endTime === undefined && patch.duration === undefined;
    if (patch.startTime || patch.endTime !== undefined || patch.duration != null || ends) {
      const given = {
        endTime:
          patch.endTime !== undefined
            ? patch.endTime
            : ends
              ? now
              : patch.duration == null && !(patch.startTime && typed.duration !== undefined)
                ? call.endTime
                : null,
        duration: patch.duration ?? (patch.startTime ? typed.duration : undefined),
      };
      const { fields, ...times } = timesOf(patch.startTime ?? call.startTime, given, now);
      if (fields) return reject("Some fields need a correction.", fields);
      Object.assign(patch, times);
    }
    const action = !call.endTime && patch.endTime ? "call_ended" : "call_updated";
    const planned = "nextAction" in patch || "nextActionDate" in patch;
    const { nextAction, nextActionDate } = planned ? { ...call, ...patch } : patch;
    const result = { outcome: patch.outcome, nextAction, nextActionDate };
    const moved = leadChanges(lead, result, actor, now, moveLead);
    return apply(update("call", action, call, patch, now), ...moved);
  },
});
