import { parseArgs } from "node:util";
import { build } from "./local/build";
import { stopOnSignal } from "./local/children";
import { main } from "./local/problem";

await main(async () => {
  const { values } = parseArgs({ options: { rebuild: { type: "boolean" } } });
  stopOnSignal();
  if (!(await build(values)))
    console.log("  Nothing changed since the last build. `npm run build -- --rebuild` builds anyway.");
});
