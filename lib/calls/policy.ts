import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import type { Call } from "./schema";

/** A call is changed by who made it, or by a manager; seeing it is not enough. */
export function mayChangeCall(actor: Actor, call: Pick<Call, "userId">): true | string {
  return (
    isManager(actor) || call.userId === actor.id || "Only the person who made this call, or a manager, may change it."
  );
}
