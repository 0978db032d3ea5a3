import { catchUp } from "@/lib/offline/catch-up";
import { drain } from "@/lib/offline/drain";
import { parseCursor } from "@/lib/realtime/protocol";
import type { Tab } from "./device";
import { FAULTS } from "./network";
import type { Office } from "./office";
import type { Stop } from "./schedule";
import { insist } from "./violation";

/** One drain of a device, under its lock; null where another tab has it. */
export function drainIn({ tally }: Office, tab: Tab, report: (kind: string) => void = () => {}) {
  const { locks } = tab.device;
  const { id } = tab.viewer;
  if (locks.has(id)) return null;
  locks.set(id, tab);
  return inTab(tab, async () => {
    try {
      const { kind } = await drain({ store: tab.store, userId: id, fetch: tab.fetch });
      tally.add(`drain ${kind}`);
      report(kind);
    } finally {
      if (locks.get(id) === tab) locks.delete(id);
    }
  });
}

export function catchUpIn({ tally, witness }: Office, tab: Tab, report: (kind: string) => void = () => {}) {
  return inTab(tab, async () => {
    const head = witness.head();
    const kind = await catchUp({ store: tab.store, viewer: tab.viewer, fetch: tab.fetch });
    tally.add(`catch-up ${kind}`);
    if (kind === "live") await requireReached(tab, head);
    report(kind);
  });
}

/** P5: who says that it is at the feed's end was there no earlier than when it was asked to go. */
async function requireReached({ device, viewer }: Tab, head: number): Promise<void> {
  const { cursor } = await device.screen(viewer);
  const at = cursor && parseCursor(cursor);
  // Another tab may just have begun to fill it anew.
  insist(!at || at.seq >= head, "P5", () => `${viewer.id} is said to be live at ${cursor}, before ${head}`);
}

/** Starts something and lets it on for a while; what then still waits goes on in a later step. */
export async function letRun(
  office: Office,
  run: (() => Promise<unknown>) | null,
  how: { far: number; fault?: number },
): Promise<void> {
  if (!run) return;
  const stop = await office.schedule.start(run);
  if (stop) await follow(office, stop, how);
}

/** More stops than anything takes. */
const ENDLESS = 3000;

export async function follow(
  office: Office,
  first: Stop,
  { far, fault }: { far: number; fault?: number },
): Promise<void> {
  let wrong = fault === undefined ? undefined : FAULTS[fault];
  let stop: Stop | null = first;
  for (let n = 0; stop && n < far; n++) {
    const now = wrong?.at === stop.at ? wrong.fault : undefined;
    if (now) wrong = undefined;
    insist(n < ENDLESS, "P5", () => "what was begun does not come to an end");
    stop = await office.schedule.letOn(stop, now);
  }
}

/** Runs as a page does: a full disk is told to its person, anything else that throws is a bug. */
export function inTab(tab: Tab, run: () => Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await run();
    } catch (error) {
      const full = error instanceof DOMException && ["QuotaExceededError", "AbortError"].includes(error.name);
      if (!full) tab.world.network.server.broken ??= error;
    }
  };
}

/** Lets something on to its nth stop of a kind; null when it came to its end before. */
export async function until(office: Office, first: Stop | null, at: Stop["at"], nth: number): Promise<Stop | null> {
  let met = 0;
  let stop = first;
  for (let n = 0; stop && n < 200; n++) {
    if (stop.at === at) met += 1;
    if (met === nth) return stop;
    stop = await office.schedule.letOn(stop);
  }
  return stop;
}
