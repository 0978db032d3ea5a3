import type { Handler } from "@/lib/server/route";
import { reportDevice } from "./report";

/** A door that devices come by at: notes, after the answer, which one was here and what waits on it. */
export function noted(handler: Handler): Handler {
  return async (request, session, params) => {
    const response = await handler(request, session, params);
    if (response.ok) session.later(() => reportDevice(session.ctx, request));
    return response;
  };
}
