import type { Office } from "./office";
import { raceWithCatchUp } from "./race-with-catch-up";
import { raceWithDrain } from "./race-with-drain";
import type { Step } from "./steps";

export type Race = Extract<Step, { does: "race" }>;

/** Somebody changes just what is on its way: between a reading and what follows from it. */
export async function race(office: Office, step: Race): Promise<void> {
  const tab = await office.tab(step.tab);
  office.tally.add("races");
  return step.what === "drain" ? raceWithDrain(office, tab, step) : raceWithCatchUp(office, tab, step);
}
