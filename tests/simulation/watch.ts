import type { Office } from "./office";
import { requireNoFlicker } from "./promises/no-flicker";
import { requireNoWayBack, requireWholeReplica } from "./promises/replicas";

/** What has to hold at any moment, on every screen that something was written behind. */
export async function watch(office: Office): Promise<void> {
  if (office.server.broken) throw office.server.broken;
  for await (const { device, screen } of office.screens(true)) {
    requireWholeReplica(office, screen);
    requireNoWayBack(device, screen);
    requireNoFlicker(office, device, screen);
  }
}
