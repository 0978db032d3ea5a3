import { build } from "./local/build";
import { exitOf, startNode, stopOnSignal } from "./local/children";
import { requireDeployable } from "./local/deployment";
import { main, Problem } from "./local/problem";
import { step } from "./local/step";
import { applyMigrations } from "./local/wrangler";

await main(async () => {
  stopOnSignal();
  await step("Checking the account", requireDeployable);
  await build({ rebuild: true });
  await step("Migrating the database", () => applyMigrations("--remote"));
  const deploy = startNode("@opennextjs/cloudflare/dist/cli/index.js", ["deploy"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if ((await exitOf(deploy)) !== 0) {
    throw new Problem("The deployment failed.", "Its reason is above. What was deployed before still serves.");
  }
});
