import type { Call } from "./schema";

/** A call as the public interface shows it. */
export function presentCall(call: Call) {
  const {
    id,
    leadId,
    userId,
    callType,
    startTime,
    endTime,
    duration,
    outcome,
    notes,
    nextAction,
    nextActionDate,
    seq,
  } = call;
  return {
    id,
    leadId,
    userId,
    callType,
    startTime,
    endTime,
    duration,
    outcome,
    notes,
    nextAction,
    nextActionDate,
    seq,
  };
}
