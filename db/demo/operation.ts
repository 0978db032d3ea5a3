import type { Change } from "@/lib/command/define";

/** What one command would have committed: who did it, when, and every row it changed, in order. */
export interface Operation {
  id: string;
  userId: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** The lead that all of it is about. */
  leadId: string | null;
  changes: readonly Change[];
}
