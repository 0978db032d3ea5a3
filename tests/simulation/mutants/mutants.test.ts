import { afterAll, describe, expect, test } from "vitest";
import type { runHistory } from "../run-history";
import { trySeed } from "../search";
import { Tally } from "../tally";
import { MUTANTS } from "./mutants";

/** So many histories tell how often a mutant is caught; one that none of them catches gets more. */
const RATED = 10;
const MOST = 60;

const rates: string[] = [];
const tally = new Tally();

describe("the simulator catches", () => {
  test.each(Object.keys(MUTANTS))("%s", { timeout: 120_000 }, async (name) => {
    const mutated = await import(/* @vite-ignore */ `../run-history.ts?mutant=${encodeURIComponent(name)}`);
    const { caught, runs } = await hunt(mutated.runHistory);
    rates.push(`${caught} of ${runs}: ${name}`);
    expect(caught, `${name} was caught in none of ${runs} histories`).toBeGreaterThan(0);
  });
});

afterAll(() => console.log(`Mutants caught, of so many histories played for each:\n${rates.join("\n")}\n${tally}`));

async function hunt(play: typeof runHistory): Promise<{ caught: number; runs: number }> {
  let caught = 0;
  let runs = 0;
  while (runs < RATED || (caught === 0 && runs < MOST)) {
    runs += 1;
    const found = await trySeed(runs, tally, 0, play);
    tally.add("histories");
    if (!found) continue;
    caught += 1;
    // What breaks in another way than by a promise broke the simulator, not the promise.
    if ((found.error as Error)?.name !== "Violation") throw found.error;
  }
  return { caught, runs };
}
