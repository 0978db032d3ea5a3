import { type Decision, DISMISS, discard, enqueue, retry } from "@/lib/offline/outbox";
import { applyPage } from "@/lib/offline/replica";
import { catchUpIn, drainIn, follow, inTab, letRun } from "./begin";
import type { Tab } from "./device";
import type { Submitted } from "./ledger";
import type { Office } from "./office";
import { race } from "./race";
import type { Step } from "./steps";
import { pick, submission } from "./verbs";

/** Does one step of a history. */
export async function play(office: Office, step: Step): Promise<void> {
  switch (step.does) {
    case "submit":
      return submit(office, step);
    case "begin": {
      const tab = await office.tab(step.tab);
      return letRun(office, step.what === "drain" ? drainIn(office, tab) : catchUpIn(office, tab), step);
    }
    case "go": {
      const stop = pick(office.schedule.stops, step.pick);
      return stop && follow(office, stop, step);
    }
    case "race":
      return race(office, step);
    case "kill": {
      const tab = await office.tab(step.tab);
      if (step.within === 0) tab.kill();
      else tab.doom = step.within;
      return;
    }
    case "boss":
      return decree(office, step);
    case "hub":
      return hub(office, step);
    case "copy":
      if (office.network.copies.length > 0) await letRun(office, () => office.network.arrive(step.pick), step);
      return;
    case "look": {
      const tab = await office.tab(step.tab);
      tab.looked = await tab.device.screen(tab.viewer);
      return;
    }
    case "weather":
      return weather(office, step);
  }
}

async function submit(office: Office, step: Extract<Step, { does: "submit" }>): Promise<void> {
  const tab = await office.tab(step.tab);
  const { device, viewer } = tab;
  const at = new Date(office.server.now().getTime() + device.skew).toISOString();
  const stale = step.b % 2 === 0 && tab.looked?.viewer.id === viewer.id;
  const screen = (stale && tab.looked) || (await device.screen(viewer));
  if (step.verb === "retry" || step.verb === "discard") return settle(office, tab, screen.queued, step);
  const form = { screen, id: office.newId(), at, colleagues: office.people, deleted: deletedBy(office, viewer.id) };
  const change = submission(step.verb, { ...form, a: step.a, b: step.b });
  if (!change) return;
  const entry: Submitted = {
    ...change,
    ...{ id: office.newId(), person: viewer.id, device: device.n, at, saved: false, decided: false },
  };
  office.ledger.entries.push(entry);
  for (const made of entry.creates) office.witness.authors.set(made.slice(-12), entry.person);
  office.tally.add("submitted");
  const { id, command, input, base, creates } = entry;
  const write = inTab(tab, async () => {
    await enqueue(tab.store, { id, command, input, at, creates, ...(base && { base }) });
    entry.saved = true;
  });
  await letRun(office, write, step);
}

/** The person looks at what needs them: sends it again, or gives it up. */
async function settle(
  office: Office,
  tab: Tab,
  queued: { n: number; id: string; state: string }[],
  { verb, a, far }: Extract<Step, { does: "submit" }>,
): Promise<void> {
  const entry = pick(
    queued.filter(({ state }) => state === "conflict" || state === "rejected" || state === "parked"),
    a,
  );
  const before = entry && office.ledger.find(entry.id);
  if (!entry || !before) return;
  before.decided = true;
  office.tally.add(verb);
  const decision = { id: office.newId(), at: office.server.now().toISOString() };
  if (entry.state !== "parked") office.ledger.entries.push(dismissal(before, tab.device.n, decision));
  if (verb === "discard")
    return letRun(
      office,
      inTab(tab, () => discard(tab.store, entry.n, decision)),
      { far },
    );
  const again: Submitted = { ...before, id: office.newId(), device: tab.device.n, saved: false, shows: null };
  office.ledger.entries.push(again);
  await letRun(
    office,
    inTab(tab, () => retry(tab.store, entry.n, again.id, decision)),
    { far },
  );
}

/** What tells the person's other devices that they need not ask. */
function dismissal({ id: operationId, person }: Submitted, device: number, { id, at }: Decision): Submitted {
  const input = { id, operationId };
  return {
    ...{ id, command: DISMISS, input, at, creates: [] },
    ...{ person, device, saved: false, decided: true, shows: null, about: [] },
  };
}

function deletedBy({ ledger }: Office, person: string) {
  const last = (command: string) =>
    ledger.entries.findLast((entry) => entry.person === person && entry.command === command)?.input.id as
      | string
      | undefined;
  return { lead: last("deleteLead"), call: last("deleteCall") };
}

async function decree(office: Office, { verb, a, b }: Extract<Step, { does: "boss" }>): Promise<void> {
  const leads = [...office.witness.values].filter(([key]) => key.startsWith("lead/")).map(([, lead]) => lead);
  // Mostly about the leads that everyone works on.
  const id = String(pick(a < 70 ? leads.slice(0, 5) : leads, a)?.id);
  const person = pick(office.people, b) ?? "";
  const tail = id.slice(-12);
  office.tally.add("decrees");
  if (verb === "changeRole") {
    const role = office.known(person).role === "agent" ? "manager" : "agent";
    office.tally.add("role changes");
    return office.decree("changeRole", { id: person, role });
  }
  if (verb === "deactivate") return office.decree("deactivateMember", { id: person });
  if (verb === "reactivate") return office.decree("reactivateMember", { id: person });
  if (leads.length === 0) return;
  if (verb === "editNotes") return office.decree("editLead", { id, notes: `Decree canary${tail} ${office.newId()}` });
  if (verb === "editCompany") return office.decree("editLead", { id, company: `Firm canary${tail} ${office.newId()}` });
  if (verb === "editStatus") return office.decree("editLead", { id, status: b % 2 ? "qualified" : "contacted" });
  if (verb !== "handOver") return office.decree(verb, { id });
  const live = leads.filter((lead) => !lead.deletedAt).map((lead) => String(lead.id));
  const ids = [...new Set([pick(live, a), pick(live, b)])].filter((one) => one !== undefined);
  if (ids.length > 0) await office.decree("handOver", { ids, assignedTo: pick([...office.people, null], b) ?? null });
}

async function hub(office: Office, { what, pick: at, far }: Extract<Step, { does: "hub" }>): Promise<void> {
  const tabs = office.openTabs();
  if (what === "tell") {
    // Whose access changed is told so, and loads the page anew.
    for (const tab of tabs) if (!(await office.hub.tell(tab))) tab.kill();
    return;
  }
  const tab = pick(
    tabs.filter((open) => office.hub.hasFrames(open)),
    at,
  );
  const frame = tab && office.hub.frame(tab, at, what === "hearTwice");
  if (!frame || what === "lose") return;
  const hear = inTab(tab, async () => {
    office.tally.add(`frame ${await applyPage(tab.store, tab.viewer, frame)}`);
  });
  await letRun(office, hear, { far });
}

async function weather(office: Office, { what, tab: n, a }: Extract<Step, { does: "weather" }>): Promise<void> {
  const { device } = await office.tab(n);
  const shared = office.devices[1] ?? device;
  office.tally.add(what);
  switch (what) {
    case "clock":
      device.skew = (a - 70) * 60_000;
      return;
    case "full":
      device.full = !device.full;
      return;
    case "prune":
      return office.prune(Math.max(0, office.witness.head() - (a % 12)));
    case "epoch":
      return office.renewEpoch();
    case "signIn":
      // On the shared device somebody else signs in; the open tabs do not know yet.
      shared.session = pick(office.people.slice(0, 2), a) ?? shared.session;
      return;
    case "curse": {
      const entry = pick(office.ledger.entries.slice(-3), a);
      if (entry) office.server.curse(entry.id);
      return;
    }
    case "bless":
      return office.server.cursed.clear();
  }
}
