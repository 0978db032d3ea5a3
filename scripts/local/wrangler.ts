import type { ChildProcess } from "node:child_process";
import { exitOf, startNode, tailOf } from "./children";
import { ROOT, STATE } from "./place";
import { freePort } from "./ports";
import { Problem } from "./problem";

const WRANGLER = "wrangler/bin/wrangler.js";
export const DATABASE = "scholarix-crm-db";
/** Variables that reach the local Worker from the environment. */
const PASSED = ["RATE_LIMIT", "CORS_ORIGINS"];

/** Runs a wrangler command to its end and answers its last lines. It cannot ask anything. */
export async function wrangler(...args: string[]): Promise<{ ok: boolean; output: string }> {
  const child = startNode(WRANGLER, args);
  const tail = tailOf(child);
  const code = await exitOf(child);
  return { ok: code === 0, output: tail.lines() };
}

/** Applies what is new in `drizzle/` to the database of a place: `--local` or `--remote`. */
export async function applyMigrations(...place: string[]): Promise<void> {
  const { ok, output } = await wrangler("d1", "migrations", "apply", DATABASE, ...place);
  if (!ok) throw new Problem("The migrations failed. Wrangler's last lines:", output);
}

export function migrateLocal(): Promise<void> {
  return applyMigrations("--local", "--persist-to", STATE);
}

/** The Worker in workerd, with the local data, for this machine only. */
export async function startWorker(port: number): Promise<ChildProcess> {
  const passed = PASSED.filter((name) => process.env[name]).flatMap((name) => [
    "--var",
    `${name}:${process.env[name]}`,
  ]);
  const args = [
    ...["dev", "--config", `${ROOT}/wrangler.jsonc`, "--local", "--persist-to", STATE],
    // on 127.0.0.1 alone: a browser that asks for `localhost` tries it too, and no other machine gets in
    ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", String(await freePort())],
    ...["--show-interactive-dev-session=false", ...passed],
  ];
  return startNode(WRANGLER, args, { env: { WRANGLER_REGISTRY_PATH: `${STATE}/registry` } });
}
