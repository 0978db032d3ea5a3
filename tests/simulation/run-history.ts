import { heal, morning } from "./heal";
import { Office } from "./office";
import { play } from "./play";
import { requireEachEndsOnce } from "./promises/each-ends-once";
import { requireOrder } from "./promises/in-order";
import { requireNothingOverwritten } from "./promises/nothing-overwritten";
import { requireEqualReplicas } from "./promises/replicas";
import { requireSameDecisions } from "./promises/same-decisions";
import { requireTablesFromLog } from "./promises/tables-from-log";
import type { Step } from "./steps";
import type { Tally } from "./tally";
import { watch } from "./watch";

/** Plays a history on a new world, watching after each step; then all heals, and every promise must hold. */
export async function runHistory(steps: readonly Step[]): Promise<Tally> {
  const office = await Office.open();
  await morning(office);
  for (const step of steps) {
    await play(office, step);
    await watch(office);
  }
  await heal(office);
  await watch(office);
  await requireEachEndsOnce(office);
  requireOrder(office);
  requireNothingOverwritten(office);
  await requireTablesFromLog(office);
  await requireEqualReplicas(office);
  await requireSameDecisions(office);
  office.tally.add("runs");
  return office.tally;
}
