import type { Tab } from "./device";
import type { Office } from "./office";
import { catchUpIn, drainIn, follow, letRun } from "./play";
import type { Stop } from "./schedule";
import type { Step } from "./steps";
import { pick } from "./verbs";

type Race = Extract<Step, { does: "race" }>;

/** Somebody changes just what is on its way: between a reading and what follows from it. */
export async function race(office: Office, step: Race): Promise<void> {
  const tab = await office.tab(step.tab);
  office.tally.add("races");
  return step.what === "drain" ? raceWithDrain(office, tab, step) : raceWithCatchUp(office, tab, step);
}

/** The first change of the queue is read for, or about to be written, when its lead changes; or it fails for a while. */
async function raceWithDrain(office: Office, tab: Tab, { a, b }: Race): Promise<void> {
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
  if (about && office.witness.values.has(about)) await rival(office, about.slice("lead/".length), b);
  if (stop) await follow(office, stop, { far: 99 });
}

async function rival(office: Office, id: string, b: number): Promise<void> {
  const text = `Rival canary${id.slice(-12)} ${office.newId()}`;
  if (b % 5 === 1) return office.decree("editLead", { id, notes: text });
  if (b % 5 === 2) return office.decree("editLead", { id, company: text });
  if (b % 5 === 3) return office.decree("handOver", { ids: [id], assignedTo: null });
  return office.decree("deleteLead", { id });
}

/** A lead comes into an agent's sight; while it is on its way, with its calls, it changes or goes again. */
async function raceWithCatchUp(office: Office, tab: Tab, { a, b }: Race): Promise<void> {
  const { device, viewer } = tab;
  if (office.server.actor(viewer.id)?.role !== "agent" || device.session !== viewer.id || device.full) return;
  const values = [...office.witness.values];
  const others = values.filter(
    ([key, lead]) => key.startsWith("lead/") && !lead.deletedAt && lead.assignedTo !== viewer.id,
  );
  const id = String(pick(others, a)?.[1].id);
  const call = values.find(([key, one]) => key.startsWith("call/") && one.leadId === id && !one.deletedAt)?.[1].id;
  if (call === undefined) return;
  await letRun(office, catchUpIn(office, tab), { far: 200 });
  await office.decree("handOver", { ids: [id], assignedTo: viewer.id });
  const away = () => office.decree("handOver", { ids: [id], assignedTo: null });
  const corrected = () =>
    office.decree("editCall", { id: call, notes: `Heard canary${String(call).slice(-12)} ${office.newId()}` });
  const beside = await office.tab((device.n << 1) + (device.tabs.indexOf(tab) === 0 ? 1 : 0));
  const begin = async (who: Tab, at: Stop["at"], nth: number) =>
    until(office, await office.schedule.start(catchUpIn(office, who)), at, nth);
  const end = async (stop: Stop | null) => {
    if (stop && office.schedule.stops.includes(stop)) await follow(office, stop, { far: 200 });
  };
  switch (b % 4) {
    // It goes while its first page, or its subtree, is on the way back.
    case 0:
    case 1: {
      const first = await begin(tab, "answer", 1 + (b % 2));
      await away();
      await letRun(office, catchUpIn(office, beside), { far: 200 });
      return end(first);
    }
    // Its call is deleted, and the other tab reads on, after its subtree was read.
    case 2: {
      const first = await begin(tab, "answer", 2);
      await office.decree("deleteCall", { id: call });
      await begin(beside, "request", 2);
      return end(first);
    }
    // Its call changes before and after the other tab's page is read, and this one's subtree is the last.
    default: {
      const first = await begin(tab, "request", 2);
      await corrected();
      const second = await begin(beside, "answer", 1);
      await corrected();
      await end(first);
      return end(second);
    }
  }
}

/** Lets something on to its nth stop of a kind; null when it came to its end before. */
async function until(office: Office, first: Stop | null, at: Stop["at"], nth: number): Promise<Stop | null> {
  let met = 0;
  let stop = first;
  for (let n = 0; stop && n < 200; n++) {
    if (stop.at === at) met += 1;
    if (met === nth) return stop;
    stop = await office.schedule.letOn(stop);
  }
  return stop;
}
