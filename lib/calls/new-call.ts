import { type Actor, type Base, held, one, taken } from "@/lib/command/define";
import type { CallType } from "@/lib/enums";
import type { Lead } from "@/lib/leads/schema";
import { ORGANISATION, type Settings } from "@/lib/settings/schema";
import { localHour, toDay } from "@/lib/time";
import type { Call } from "./schema";

/** What every new call is made from. */
export const newCallNeeds = (input: { id: string; leadId: string; base?: Base | undefined }) => ({
  lead: held("lead", input.leadId, input.base),
  settings: one("settings", ORGANISATION),
  taken: taken("call", input.id),
});

/** A call as it begins: no end, no outcome, and what reports group it by as it is at this moment. */
export function newCall(
  input: { id: string; callType: CallType; startTime: string },
  { lead, settings }: { lead: Lead; settings: Settings },
  actor: Actor,
  now: string,
): Call {
  return {
    id: input.id,
    leadId: lead.id,
    userId: actor.id,
    callType: input.callType,
    startTime: input.startTime,
    endTime: null,
    duration: null,
    outcome: null,
    notes: null,
    nextAction: null,
    nextActionDate: null,
    ...localTime(input.startTime, settings.timeZone),
    industry: lead.industry,
    source: lead.source,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    seq: 0,
  };
}

/** The day and hour on the organisation's wall when a call started. */
export function localTime(startTime: string, timeZone: string): Pick<Call, "localDay" | "localHour"> {
  return { localDay: toDay(startTime, timeZone), localHour: localHour(startTime, timeZone) };
}
