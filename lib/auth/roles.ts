import type { Actor } from "@/lib/command/define";

/** Managers and admins see and work everything; agents what is theirs. */
export function isManager(actor: Pick<Actor, "role">): boolean {
  return actor.role !== "agent";
}

export function isAdmin(actor: Pick<Actor, "role">): boolean {
  return actor.role === "admin";
}
