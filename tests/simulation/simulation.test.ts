import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { runHistory } from "./run-history";
import { tell, trySeed } from "./search";
import type { Step } from "./steps";
import { Tally } from "./tally";

const asked = env as unknown as { SEED?: string; RUNS?: string };
const FIRST = Number(asked.SEED ?? 1);
const RUNS = Number(asked.RUNS ?? 100);
/** Every history that ever broke a promise, as short as it could be made. */
const BROKE = import.meta.glob<{ steps: Step[] }>("./histories/*.json", { eager: true, import: "default" });
/** Milliseconds for making the history that broke a promise shorter. */
const SHRINKING = 60_000;
/** Without these a history proves little: what is counted must have happened. */
const HAPPENS = [
  "applied",
  "conflict",
  "rejected",
  "kills",
  "answer lost",
  "answer html",
  "request 500",
  "frames",
  "epoch",
];

test.each(Object.entries(BROKE))("what once broke holds: %s", async (_, { steps }) => {
  await runHistory(steps);
});

test("whatever networks, disks, tabs and people do, the promises hold once all is well again", async () => {
  const tally = new Tally();
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const found = await trySeed(seed, tally, SHRINKING);
    if (found) expect.fail(tell(found));
  }
  console.log(`Simulation: seeds ${FIRST} to ${FIRST + RUNS - 1}. ${tally}`);
  if (RUNS >= 20) expect(HAPPENS.filter((what) => tally.of(what) === 0)).toEqual([]);
}, 3_600_000);
