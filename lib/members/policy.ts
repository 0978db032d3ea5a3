import { isAdmin } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";

export const ADMINS_ONLY = "Only administrators manage people and settings.";

/** An administrator manages others, never their own account: so one administrator always remains. */
export function mayManage(actor: Actor, memberId: string): true | string {
  if (!isAdmin(actor)) return ADMINS_ONLY;
  return memberId !== actor.id || "Ask another administrator to change your own account.";
}

/** The actor of what nobody in particular does: the first administrator's invitation, cron, webhooks. */
export const SYSTEM_ID = "00000000-0000-7000-8000-000000000000";
