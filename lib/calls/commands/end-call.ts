import { apply, conflict, defineCommand, one, parent, reject, unchanged, update } from "@/lib/command/define";
import { ORGANISATION } from "@/lib/settings/schema";
import { toInstant } from "@/lib/time";
import { mayChangeCall } from "../policy";
import { leadChanges, resolveResult, secondsUntil, timesOf } from "../rules";
import { type Call, CallEnd } from "../schema";

/** Ends a call in progress with its outcome, and lets the outcome move its lead. */
export const endCall = defineCommand({
  name: "endCall",
  input: CallEnd,
  load: (input) => ({
    call: one("call", input.id),
    lead: parent("lead", "call", input.id),
    settings: one("settings", ORGANISATION),
  }),
  allow: (actor, _, { call }) => mayChangeCall(actor, call),
  plan(input, { call, lead, settings }, { actor, now }) {
    if (call.outcome) {
      if (call.outcome === input.outcome && saysNothingNew(call, input, settings.timeZone)) return unchanged;
      const message = "This call already has an outcome. Edit the call to change it.";
      return conflict(message, { outcome: message });
    }
    const measured = input.endTime ? input : input.duration === undefined ? null : { duration: input.duration };
    const given =
      measured ?? (call.endTime ? { endTime: call.endTime } : { duration: secondsUntil(now, call.startTime) });
    const { fields, ...times } = timesOf(call.startTime, given, now);
    if (fields) return reject("Some fields need a correction.", fields);
    const { outcome, nextAction, nextActionDate } = input;
    const result = resolveResult({ outcome, nextAction, nextActionDate }, now, settings.timeZone);
    const notes = input.notes === undefined ? call.notes : input.notes;
    const endedCall = update("call", "call_ended", call, { ...times, ...result, notes }, now);
    const moved = leadChanges(lead, result, actor, now, input.moveLead);
    return apply(endedCall, ...moved);
  },
});

/** Whether everything typed already stands on the call, so that answering "done" loses nothing. */
function saysNothingNew(call: Call, input: CallEnd, timeZone: string): boolean {
  const { nextActionDate } = input;
  const typed = {
    notes: input.notes,
    nextAction: input.nextAction,
    nextActionDate: nextActionDate && toInstant(nextActionDate, timeZone),
  };
  return Object.entries(typed).every(([field, value]) => value === undefined || value === call[field as keyof Call]);
}
