import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import type { DashboardFilter } from "./filter";
import type { Scope } from "./schema";

/** Whose and which rows a report counts. Agents see their own figures, whoever they ask for. */
export function sliceOf(
  actor: Actor,
  { userId, industry, source }: DashboardFilter,
): Pick<Scope, "userId" | "industry" | "source"> {
  const asked = userId === "me" ? actor.id : (userId ?? null);
  return {
    userId: isManager(actor) ? asked : actor.id,
    industry: industry === "none" ? "" : (industry ?? null),
    source: source === "(none)" ? "" : (source ?? null),
  };
}
