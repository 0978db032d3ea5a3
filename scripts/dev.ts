import { exitOf, startNode, stopOnSignal } from "./local/children";
import { claimState } from "./local/claim";
import { requireKeyOfData } from "./local/data-key";
import { ensureDevVars, readDevVars } from "./local/dev-vars";
import { readPort, STATE } from "./local/place";
import { requireFreePort } from "./local/ports";
import { prepareData } from "./local/prepare";
import { main, Problem } from "./local/problem";
import { welcome } from "./local/welcome";

await main(async () => {
  const port = readPort();
  const claim = claimState(port);
  stopOnSignal();
  await requireFreePort(port);
  await requireKeyOfData(readDevVars().ENCRYPTION_KEY);
  const keys = ensureDevVars();
  await prepareData(keys.ENCRYPTION_KEY);

  console.log(welcome(port));
  // with 127.0.0.1 here Next takes `localhost` for another host and proxies each request to itself (tried)
  const next = startNode("next/dist/bin/next", ["dev", "--hostname", "localhost", "--port", String(port)], {
    env: { ...keys, STATE_DIR: STATE },
    stdio: ["ignore", "inherit", "inherit"],
  });
  claim.serving(next.pid);
  const code = await exitOf(next);
  throw new Problem(`The development server ended by itself (${code ?? "killed"}).`, "Its reason is above.");
});
