import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { exitOf, startNode, tailOf } from "./children";
import { ROOT } from "./place";
import { Problem } from "./problem";
import { sourcesHash } from "./sources";
import { step } from "./step";

/** Written last: a build without it was interrupted. */
const STAMP = `${ROOT}/.open-next/.stamp`;

/** Builds the Worker when a source changed since the last build, or when told to; answers whether it did. */
export async function build({ rebuild = false } = {}): Promise<boolean> {
  const hash = sourcesHash();
  if (!rebuild && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return false;
  rmSync(STAMP, { force: true });
  await step("Building the app", runBuild);
  writeFileSync(STAMP, hash);
  return true;
}

async function runBuild(): Promise<void> {
  const child = startNode("@opennextjs/cloudflare/dist/cli/index.js", ["build"]);
  const tail = tailOf(child);
  if ((await exitOf(child)) === 0) return;
  throw new Problem("The build failed. Its last lines:", tail.lines());
}
