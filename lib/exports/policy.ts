import { isManager } from "@/lib/auth/roles";
import type { Actor } from "@/lib/command/define";
import { AppError } from "@/lib/command/errors";
import { SYSTEM_ID } from "@/lib/members/policy";

/** Whole lists leave the house only by those who see them whole. */
export function mayExport(actor: Pick<Actor, "role">): true | string {
  return isManager(actor) || "Only managers and administrators export.";
}

/** Throws `forbidden`, before anything is told. */
export function requireMayExport(actor: Pick<Actor, "role">): void {
  const allowed = mayExport(actor);
  if (allowed !== true) throw new AppError("forbidden", allowed);
}

/** What a file came to is said by who writes it. */
export function isWriter(actor: Pick<Actor, "id">): true | string {
  return actor.id === SYSTEM_ID || "Only the writer of exports says how they end.";
}
