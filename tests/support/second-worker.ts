import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startNode, tailOf } from "../../scripts/local/children";
import { freePort } from "../../scripts/local/ports";
import { originOf } from "./browserless";

const PATIENCE = 150_000;

export interface SecondWorker {
  origin: string;
  stop(): Promise<void>;
}

/** Another Worker of the same build with its own data and variables, on a free port. */
export async function startSecondWorker(env: { CORS_ORIGINS: string; RATE_LIMIT: string }): Promise<SecondWorker> {
  const port = await freePort();
  const state = mkdtempSync(join(tmpdir(), "scholarix-second-"));
  const child = startNode("tsx/dist/cli.mjs", ["scripts/start.ts"], {
    env: { ...env, PORT: String(port), STATE_DIR: state },
  });
  const tail = tailOf(child);
  const origin = originOf(port);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(state, { recursive: true, force: true });
  };
  if (await isHealthy(origin)) return { origin, stop };
  await stop();
  throw new Error(`The second Worker did not start:\n${tail.lines()}`);
}

async function isHealthy(origin: string): Promise<boolean> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const answer = await fetch(`${origin}/api/health`).catch(() => null);
    if (answer?.ok) return true;
    await pause(500);
  }
  return false;
}
