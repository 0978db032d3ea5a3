import fc from "fast-check";
import { runHistory } from "./run-history";
import { history, type Step } from "./steps";
import type { Tally } from "./tally";

export interface Found {
  seed: number;
  error: unknown;
  steps: Step[];
}

/** Plays the history of one seed; answers what broke, shrunk to the least that breaks it within `patience` ms. */
export async function trySeed(
  seed: number,
  { play = runHistory, tally, patience = 0 }: { play?: typeof runHistory; tally: Tally; patience?: number },
): Promise<Found | null> {
  let error: unknown;
  const property = fc.asyncProperty(history, async (steps) => {
    try {
      tally.merge(await play(steps));
    } catch (broken) {
      error = broken;
      throw broken;
    }
  });
  const limits = patience > 0 ? { interruptAfterTimeLimit: patience } : { endOnFailure: true };
  const result = await fc.check(property, { seed, numRuns: 1, unbiased: true, ...limits });
  return result.failed ? { seed, error, steps: result.counterexample?.[0] ?? [] } : null;
}

/** A failure as one can read and repeat it. */
export function tell({ seed, error, steps }: Found): string {
  const lines = steps.map(({ does, ...step }) => `  ${does} ${JSON.stringify(step)}`);
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `seed ${seed}: ${reason}\n${lines.join("\n")}\nAgain: npm run simulate -- --runs 1 --seed ${seed}`;
}
