import type { NamedCall } from "./queries";
import type { Call, CallView } from "./schema";

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

/** The same with the names a screen shows beside it. */
export function displayCall(call: NamedCall): CallView {
  return { ...presentCall(call), userName: call.userName, leadName: call.leadName };
}
