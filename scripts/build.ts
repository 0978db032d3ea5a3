import { parseArgs } from "node:util";
import { build } from "./local/build";
import { stopOnSignal } from "./local/children";
import { main } from "./local/problem";

await main(async () => {
  const { values } = parseArgs({ options: { rebuild: { type: "boolean" } } });
  stopOnSignal();
  await build(values);
});
