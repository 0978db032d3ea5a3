import fc from "fast-check";
import { runHistory } from "./run-history";
import { history, type Step } from "./steps";
import type { Tally } from "./tally";
import { Violation } from "./violation";

export interface Found {
  seed: number;
  error: unknown;
  steps: readonly Step[];
}

type Play = (steps: readonly Step[]) => Promise<Tally>;

/** Plays the history of one seed; answers what broke, shrunk to the least that breaks it, for `patience` milliseconds. */
export async function trySeed(
  seed: number,
  tally: Tally,
  patience = 0,
  play: Play = runHistory,
): Promise<Found | null> {
  const [steps = []] = fc.sample(history, { seed, numRuns: 1, unbiased: true });
  const error = await broken(steps, play, tally);
  if (error === null) return null;
  return { seed, error, steps: patience > 0 ? await shrink(steps, error, play, patience) : steps };
}

/** A failure as one can read and repeat it. */
export function tell({ seed, error, steps }: Found): string {
  const lines = steps.map(({ does, ...step }) => `  ${does} ${JSON.stringify(step)}`);
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `seed ${seed}: ${reason}\n${lines.join("\n")}\nAgain: npm run simulate -- --runs 1 --seed ${seed}\nTo keep, in tests/simulation/histories: ${JSON.stringify({ broke: String(error), steps })}`;
}

async function broken(steps: readonly Step[], play: Play, tally?: Tally): Promise<unknown> {
  try {
    const played = await play(steps);
    tally?.merge(played);
    return null;
  } catch (error) {
    return error ?? new Error("nothing was thrown");
  }
}

/** Leaves out ever smaller stretches, as long as the same promise still breaks. */
async function shrink(steps: readonly Step[], error: unknown, play: Play, patience: number): Promise<readonly Step[]> {
  const until = performance.now() + patience;
  let least = steps;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
    for (let at = 0; at < least.length && performance.now() < until; ) {
      const shorter = [...least.slice(0, at), ...least.slice(at + size)];
      if (kindOf(await broken(shorter, play)) === kindOf(error)) least = shorter;
      else at += size;
    }
  }
  return least;
}

function kindOf(error: unknown): string | null {
  if (error === null) return null;
  return error instanceof Violation ? error.promise : String(error);
}
