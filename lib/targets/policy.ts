import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";

export function maySetTargets(actor: Actor): true | string {
  return isManager(actor) || "Only managers set targets.";
}
