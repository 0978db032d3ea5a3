import type { EntityName } from "@/lib/command/define";

/** One change, as a reader may see it: who did what to which row, with the fields before and after. */
export interface Activity {
  seq: number;
  action: string;
  entity: EntityName;
  entityId: string;
  leadId: string | null;
  leadName: string | null;
  userId: string;
  userName: string;
  createdAt: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** The names of the people that `before` and `after` mention, and of whose target it is. */
  names: Record<string, string>;
}
