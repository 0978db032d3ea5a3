import { catchUpIn, drainIn, letRun } from "./begin";
import { type Device, Tab } from "./device";
import type { Office } from "./office";
import { LARGE, SMALL } from "./server";
import { insist } from "./violation";

/** More drains than it takes to set an entry aside that the server always fails at. */
const ROUNDS = 30;
const ALL = { far: Number.POSITIVE_INFINITY };

/** Everyone has the day's leads on their devices; from here on pages are small. */
export async function morning(office: Office): Promise<void> {
  for (const device of office.devices) await refresh(office, device, device.session);
  office.server.page = SMALL;
}

/** The network comes back, everyone may work again, every device drains and catches up. */
export async function heal(office: Office): Promise<void> {
  try {
    await mend(office);
  } catch (violation) {
    // What broke first says more than what followed from it.
    throw office.server.broken ?? violation;
  }
}

async function mend(office: Office): Promise<void> {
  office.server.page = LARGE;
  for (const device of office.devices) device.full = false;
  for (let n = 0; office.schedule.stops.length > 0; n++) {
    insist(n < 10_000, "P5", () => "what waited does not come to an end");
    await office.schedule.letOn(office.schedule.stops[0] as never);
  }
  while (office.network.copies.length > 0) await letRun(office, () => office.network.arrive(0), ALL);
  for (const id of office.people) if (!office.known(id).active) await office.decree("reactivateMember", { id });
  for (const device of office.devices) {
    for (const person of device.people()) await empty(office, device, person);
  }
  for (const device of office.devices) {
    for (const person of device.people()) await refresh(office, device, person);
  }
}

async function empty(office: Office, device: Device, person: string): Promise<void> {
  device.locks.clear();
  const tab = await openTab(office, device, person);
  let kind = "";
  for (let n = 0; n < ROUNDS && kind !== "empty"; n++) {
    await letRun(
      office,
      drainIn(office, tab, (drained) => {
        kind = drained;
      }),
      ALL,
    );
  }
  insist(kind === "empty", "P5", () => `the outbox of ${person} on device ${device.n} does not empty: ${kind}`);
}

async function refresh(office: Office, device: Device, person: string): Promise<void> {
  const tab = await openTab(office, device, person);
  let kind = "";
  await letRun(
    office,
    catchUpIn(office, tab, (caughtUp) => {
      kind = caughtUp;
    }),
    ALL,
  );
  insist(kind === "live", "P5", () => `${person} on device ${device.n} does not catch up: ${kind}`);
}

async function openTab(office: Office, device: Device, person: string): Promise<Tab> {
  device.session = person;
  return Tab.open(device, office.known(person), office);
}
