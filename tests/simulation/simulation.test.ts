import { test } from "vitest";
import { tell, trySeed } from "./search";
import { Tally } from "./tally";

test("try", async () => {
  const tally = new Tally();
  const t = performance.now();
  const runs = 100;
  const failed: Record<string, number[]> = {};
  for (let seed = 1; seed <= runs; seed++) {
    const found = await trySeed(seed, { tally });
    console.log(seed, Math.round(performance.now() - t));
    if (!found) continue;
    const key = String(found.error)
      .replaceAll(/[0-9]{8}[-0-9]*/g, "#")
      .slice(0, 60);
    failed[key] = [...(failed[key] ?? []), seed];
  }
  console.log(String(tally), (performance.now() - t) / runs, JSON.stringify(failed));
  for (const [seed] of Object.values(failed).slice(0, 3)) {
    const found = await trySeed(seed ?? 0, { tally, patience: 25_000 });
    if (found) console.log(tell(found));
  }
}, 300_000);
