import { inArray } from "drizzle-orm";
import { targets } from "@/db/schema";
import { isManager } from "@/lib/auth/roles";
import type { Store } from "@/lib/command/store";
import { EVERYONE } from "./names";

export const targetStore: Store<"target"> = {
  table: targets,
  fields: ["id", "callsPerDay", "demosPerWeek", "createdAt", "updatedAt", "seq"],
  visible: (actor) => (isManager(actor) ? undefined : inArray(targets.id, [actor.id, EVERYONE])),
  // No device keeps targets: the pages that show them read them anew.
  audience: () => [],
};
