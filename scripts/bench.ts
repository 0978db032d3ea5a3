import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { build } from "./local/build";
import { stopOnSignal } from "./local/children";
import { ensureDevVars } from "./local/dev-vars";
import { main, Problem } from "./local/problem";

const PARTS = ["http", "lighthouse", "live", "offline"];

/** `npm run bench`: requests and pages measured; with `--only http|lighthouse|live|offline` one part. Nothing here passes or fails. */
await main(async () => {
  const { only, seconds, runs } = readOptions();
  stopOnSignal();
  ensureDevVars();
  await build();
  console.log(
    `  ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString()}`,
  );
  const wanted = (part: string) => !only || only === part;
  if (wanted("http")) await (await import("./bench/http")).benchHttp(seconds);
  if (wanted("live")) await (await import("./bench/live")).benchLive(2 * seconds);
  if (wanted("offline")) await (await import("./bench/offline")).benchOffline(runs);
  if (wanted("lighthouse")) await (await import("./bench/lighthouse")).benchLighthouse(runs);
  process.exit();
});

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      seconds: { type: "string", default: "5" },
      runs: { type: "string", default: "5" },
    },
  });
  const [seconds, runs] = [Number(values.seconds), Number(values.runs)];
  if ((!values.only || PARTS.includes(values.only)) && seconds > 0 && runs > 0) return { ...values, seconds, runs };
  throw new Problem(
    "These options are not known.",
    "Use `npm run bench -- --only http --seconds 5`, `--only live --seconds 5`, or `--only offline` or `lighthouse --runs 5`.",
  );
}
