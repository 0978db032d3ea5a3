import { expect, test } from "vitest";
import { Tally } from "../tally";
import { trySeed } from "../search";
import { MUTANTS } from "./mutants";

for (const name of Object.keys(MUTANTS)) {
  test(name, async () => {
    const { runHistory } = await import(/* @vite-ignore */ `../run-history.ts?mutant=${encodeURIComponent(name)}`);
    const kinds: Record<string, number> = {};
    let runs = 0;
    for (; runs < 25; runs++) {
      const found = await trySeed(runs + 1, new Tally(), 0, runHistory);
      const key = found ? String(found.error).slice(0, 16) : "-";
      kinds[key] = (kinds[key] ?? 0) + 1;
    }
    console.log(name, JSON.stringify(kinds));
    expect(kinds["-"]).not.toBe(runs);
  }, 200_000);
}
