import { createWriteStream } from "node:fs";
import { parseArgs } from "node:util";
import { build } from "./local/build";
import { exitOf, stopOnSignal, tailOf } from "./local/children";
import { claimState } from "./local/claim";
import { runCron } from "./local/cron";
import { requireKeyOfData } from "./local/data-key";
import { ensureDevVars, readDevVars } from "./local/dev-vars";
import { untilHealthy } from "./local/health";
import { readPort, STATE } from "./local/place";
import { requireFreePort } from "./local/ports";
import { prepareData } from "./local/prepare";
import { main, Problem } from "./local/problem";
import { step } from "./local/step";
import { welcome } from "./local/welcome";
import { startWorker } from "./local/wrangler";

await main(async () => {
  const { values } = parseArgs({ options: { rebuild: { type: "boolean" } } });
  const port = readPort();
  const claim = claimState(port);
  stopOnSignal();
  await requireFreePort(port);
  await requireKeyOfData(readDevVars().ENCRYPTION_KEY);
  const keys = ensureDevVars();
  await build(values);
  await prepareData(keys.ENCRYPTION_KEY);

  const worker = await startWorker(port);
  claim.serving(worker.pid);
  const tail = tailOf(worker, createWriteStream(`${STATE}/server.log`));
  const end = exitOf(worker).then((code) => {
    throw new Problem(`The server ended by itself (${code ?? "killed"}). Its last lines:`, tail.lines());
  });
  await Promise.race([end, step("Starting the server", () => untilHealthy(port, tail.lines))]);
  runCron(port);
  console.log(welcome(port));
  await end;
});
