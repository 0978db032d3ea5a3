import type { ChildProcess } from "node:child_process";
import { exitOf, startNode, tailOf } from "./children";
import { ROOT, STATE } from "./place";
import { freePort } from "./ports";
import { Problem } from "./problem";

const WRANGLER = "wrangler/bin/wrangler.js";
export const DATABASE = "scholarix-crm-db";
/** Variables that reach the local Worker from the environment. */
const PASSED = ["RATE_LIMIT", "CORS_ORIGINS"];

/** Applies what is new in `drizzle/` to the local database. */
export async function applyMigrations(): Promise<void> {
  await wrangler(["d1", "migrations", "apply", DATABASE, "--local", "--persist-to", STATE], "The migrations failed.");
}

/** Runs a wrangler command to its end, quietly unless it fails. */
async function wrangler(args: readonly string[], failure: string): Promise<void> {
  const child = startNode(WRANGLER, args);
  const tail = tailOf(child);
  if ((await exitOf(child)) !== 0) throw new Problem(failure, tail.lines());
}

/** The Worker in workerd, with the local data, for this machine only. */
export async function startWorker(port: number): Promise<ChildProcess> {
  const passed = PASSED.filter((name) => process.env[name]).flatMap((name) => [
    "--var",
    `${name}:${process.env[name]}`,
  ]);
  return startNode(
    WRANGLER,
    [
      ...["dev", "--config", `${ROOT}/wrangler.jsonc`, "--local", "--persist-to", STATE],
      // on 127.0.0.1 alone: a browser that asks for `localhost` tries it too, and no other machine gets in
      ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", String(await freePort())],
      ...["--show-interactive-dev-session=false", ...passed],
    ],
    { env: { WRANGLER_REGISTRY_PATH: `${STATE}/registry` } },
  );
}
