import { drainIn, follow, letRun, until } from "./begin";
import type { Tab } from "./device";
import type { Office } from "./office";
import type { Race } from "./race";

/** The first change of the queue is read for, or about to be written, when its lead changes; or it fails for a while. */
export async function raceWithDrain(office: Office, tab: Tab, { a, b }: Race): Promise<void> {
  const { queued } = await tab.device.screen(tab.viewer);
  const waiting = queued.find(({ state }) => state === "waiting");
  const about = waiting && office.ledger.find(waiting.id)?.about.find((key) => key.startsWith("lead/"));
  const drained = drainIn(office, tab);
  if (!waiting || !drained) return;
  if (b % 5 === 0) {
    office.server.curse(waiting.id);
    await letRun(office, drained, { far: 99 });
    office.server.cursed.delete(waiting.id);
    return;
  }
  const stop = await until(office, await office.schedule.start(drained), "d1", 1 + (a % 3));
  const field = Object.keys(waiting.input).find((name) => name === "notes" || name === "company") ?? "notes";
  if (about && office.witness.values.has(about)) await rival(office, about.slice("lead/".length), field, b);
  // Long enough ago for the log to have forgotten it.
  if (a > 70) await office.prune(office.witness.head());
  if (stop) await follow(office, stop, { far: 99 });
}

async function rival(office: Office, id: string, field: string, b: number): Promise<void> {
  const text = `Rival canary${id.slice(-12)} ${office.newId()}`;
  if (b % 5 < 3) return office.decree("editLead", { id, [field]: text });
  if (b % 5 === 3) return office.decree("handOver", { ids: [id], assignedTo: null });
  return office.decree("deleteLead", { id });
}
