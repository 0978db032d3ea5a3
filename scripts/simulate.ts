import { parseArgs } from "node:util";
import { exitOf, startNode, stopOnSignal } from "./local/children";
import { main, Problem } from "./local/problem";

/** `npm run simulate -- --runs N --seed S`: more histories; ends with 1 at a broken promise, which it tells with its seed. */
await main(async () => {
  const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string" } } });
  const runs = values.runs ?? "500";
  const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000_000));
  if (!/^[1-9]\d{0,8}$/.test(runs) || !/^\d{1,10}$/.test(seed)) {
    throw new Problem("These options are not known.", "Use `npm run simulate -- --runs 500 --seed 1`.");
  }
  stopOnSignal();
  console.log(`  ${runs} histories from seed ${seed}`);
  const child = startNode("vitest/vitest.mjs", ["run", "--project", "simulation"], {
    env: { RUNS: runs, SEED: seed },
    stdio: ["ignore", "inherit", "inherit"],
  });
  process.exit((await exitOf(child)) === 0 ? 0 : 1);
});
