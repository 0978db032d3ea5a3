import { settings } from "@/db/schema";
import type { Store } from "@/lib/command/store";

export const settingsStore: Store<"settings"> = {
  table: settings,
  fields: ["id", "name", "timeZone", "country", "currency", "workingWeek", "createdAt", "updatedAt", "seq"],
  visible: () => undefined,
  audience: () => ["everyone"],
};
