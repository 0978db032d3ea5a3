import { env } from "cloudflare:workers";
import { test } from "vitest";
import { tell, trySeed } from "./search";
import { Tally } from "./tally";

test("try", async () => {
  const tally = new Tally();
  const E = env as unknown as Record<string, string>;
  const t = performance.now();
  const failed: Record<string, number[]> = {};
  const from = Number(E.SEED ?? 1);
  const runs = Number(E.RUNS ?? 1);
  for (let seed = from; seed < from + runs; seed++) {
    const found = await trySeed(seed, tally, Number(E.SHRINK ?? 0));
    if (!found) continue;
    const key = String(found.error)
      .replaceAll(/[0-9]{8}[-0-9]*/g, "#")
      .slice(0, 100);
    if (!failed[key]) console.log(tell(found));
    failed[key] = [...(failed[key] ?? []), seed];
  }
  console.log(String(tally), (performance.now() - t) / runs);
  console.log(JSON.stringify(failed, null, 1));
}, 3_000_000);
