import { applyPage } from "@/lib/offline/replica";
import { catchUpIn, follow, inTab, letRun, until } from "./begin";
import type { Tab } from "./device";
import type { Office } from "./office";
import type { Race } from "./race";
import type { Stop } from "./schedule";
import { pick } from "./verbs";
import { watch } from "./watch";

const WHOLE = { far: 200 };

/** Two tabs of a device, and a lead with a call that just came into its person's sight. */
interface Scene {
  office: Office;
  tab: Tab;
  beside: Tab;
  leadId: string;
  callId: string;
}

/** While a tab catches up, what it reads of changes or goes again, and the tab beside it does its own. */
export async function raceWithCatchUp(office: Office, tab: Tab, { a, b }: Race): Promise<void> {
  const scene = await sceneFor(office, tab, a);
  if (!scene) return;
  const races = [goesAgain, goesAndReturns, isDeletedFrom, changesTwice, frameComesFirst, fillingGoesOn];
  await pick(races, b)?.(scene, 1 + (a % 2));
}

async function sceneFor(office: Office, tab: Tab, a: number): Promise<Scene | null> {
  const { device, viewer } = tab;
  if (office.server.actor(viewer.id)?.role !== "agent" || device.session !== viewer.id || device.full) return null;
  const beside = await office.tab((device.n << 1) + (device.tabs.indexOf(tab) === 0 ? 1 : 0));
  if (beside.viewer.id !== viewer.id) return null;
  const values = [...office.witness.values];
  const others = values.filter(
    ([key, lead]) => key.startsWith("lead/") && !lead.deletedAt && lead.assignedTo !== viewer.id,
  );
  const leadId = String(pick(others, a)?.[1].id);
  const call = values.find(([key, one]) => key.startsWith("call/") && one.leadId === leadId && !one.deletedAt)?.[1];
  if (!call) return null;
  await letRun(office, catchUpIn(office, tab), WHOLE);
  await office.decree("handOver", { ids: [leadId], assignedTo: viewer.id });
  return { office, tab, beside, leadId, callId: String(call.id) };
}

/** It goes while its first page, or its calls, are on their way back. */
async function goesAgain({ office, tab, beside, leadId }: Scene, nth: number): Promise<void> {
  const first = await begin(office, tab, "answer", nth);
  await office.decree("handOver", { ids: [leadId], assignedTo: null });
  await letRun(office, catchUpIn(office, beside), WHOLE);
  await end(office, first);
}

/** It was there for a while; then, unheard, it goes, loses its call, and comes back. */
async function goesAndReturns({ office, tab, leadId, callId }: Scene): Promise<void> {
  await letRun(office, catchUpIn(office, tab), WHOLE);
  await office.decree("handOver", { ids: [leadId], assignedTo: null });
  await office.decree("deleteCall", { id: callId });
  await office.decree("handOver", { ids: [leadId], assignedTo: tab.viewer.id });
  const first = await begin(office, tab, "request", 2);
  await watch(office);
  await end(office, first);
}

/** A call of it is deleted after its calls were read, and the tab beside reads on. */
async function isDeletedFrom({ office, tab, beside, callId }: Scene): Promise<void> {
  const first = await begin(office, tab, "answer", 2);
  await office.decree("deleteCall", { id: callId });
  await begin(office, beside, "request", 2);
  await end(office, first);
}

/** Its call changes before and after the tab beside reads a page, and its calls are read last and come first. */
async function changesTwice({ office, tab, beside, callId }: Scene): Promise<void> {
  const corrected = () =>
    office.decree("editCall", { id: callId, notes: `Heard canary${callId.slice(-12)} ${office.newId()}` });
  const first = await begin(office, tab, "request", 2);
  await corrected();
  const second = await begin(office, beside, "answer", 1);
  await corrected();
  await end(office, first);
  await watch(office);
  await end(office, second);
}

/** The device starts again, and before its first page comes a frame. */
async function frameComesFirst({ office, tab, beside, leadId }: Scene): Promise<void> {
  await office.renewEpoch();
  const first = await begin(office, tab, "request", 2);
  office.hub.connect(beside);
  await office.hub.tell(beside);
  await office.decree("editLead", { id: leadId, notes: `Frame canary${leadId.slice(-12)} ${office.newId()}` });
  await office.hub.tell(beside);
  const frame = office.hub.frame(beside, 0);
  if (frame) {
    const hear = inTab(beside, async () => {
      office.tally.add(`frame ${await applyPage(beside.store, beside.viewer, frame)}`);
    });
    await letRun(office, hear, WHOLE);
  }
  await end(office, first);
}

/** The device starts again, the tab dies on the way, and the one beside it goes on after a change. */
async function fillingGoesOn({ office, tab, beside, leadId }: Scene): Promise<void> {
  await office.renewEpoch();
  await begin(office, tab, "answer", 3);
  tab.kill();
  await office.decree("editLead", { id: leadId, notes: `Since canary${leadId.slice(-12)} ${office.newId()}` });
  await letRun(office, catchUpIn(office, beside), WHOLE);
}

async function begin(office: Office, tab: Tab, at: Stop["at"], nth: number): Promise<Stop | null> {
  return until(office, await office.schedule.start(catchUpIn(office, tab)), at, nth);
}

async function end(office: Office, stop: Stop | null): Promise<void> {
  if (stop && office.schedule.stops.includes(stop)) await follow(office, stop, WHOLE);
}
