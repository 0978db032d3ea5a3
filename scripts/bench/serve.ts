import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { exitOf, startNode, tailOf } from "../local/children";
import { BIG_STATE, ROOT } from "../local/place";
import { freePort } from "../local/ports";
import { Problem } from "../local/problem";

/** Seeding the big state is part of its first start. */
const PATIENCE = 600_000;
const UNLIMITED = "100000000";

export interface Server {
  port: number;
  origin: string;
  /** Ends it with all that it started. */
  stop(): Promise<void>;
}

/** The built app on the data in `state`, which is made if it is not there. */
export function serveApp(state: string): Promise<Server> {
  const script = state === BIG_STATE ? "tests/support/serve-big.ts" : "scripts/start.ts";
  return serve("api/health", (port) =>
    startNode("tsx/dist/cli.mjs", [script], {
      env: { STATE_DIR: state, PORT: String(port), RATE_LIMIT: UNLIMITED },
    }),
  );
}

/** The plain Worker on the same database file, which it only reads. */
export async function servePlain(state: string): Promise<Server> {
  const own = temporaryFolder(tmpdir());
  mkdirSync(join(own, "v3"));
  symlinkSync(join(state, "v3/d1"), join(own, "v3/d1"));
  const inspector = String(await freePort());
  return serve("health", (port) => {
    const args = [
      ...["dev", "--config", `${ROOT}/scripts/bench/wrangler.jsonc`, "--local", "--persist-to", own],
      ...["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", inspector],
      "--show-interactive-dev-session=false",
    ];
    return startNode("wrangler/bin/wrangler.js", args, { env: { WRANGLER_REGISTRY_PATH: `${own}/registry` } });
  });
}

/** A folder that is gone when this process is. */
export function temporaryFolder(inside: string): string {
  mkdirSync(inside, { recursive: true });
  const folder = mkdtempSync(join(inside, "scholarix-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function serve(health: string, start: (port: number) => ChildProcess): Promise<Server> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = start(port);
  const tail = tailOf(child);
  const exited = exitOf(child);
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await exited;
  };
  const ended = exited.then(() => {
    throw new Problem("The server ended by itself. Its last lines:", tail.lines());
  });
  try {
    await Promise.race([ended, untilAnswering(`${origin}/${health}`, tail.lines)]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, origin, stop };
}

async function untilAnswering(url: string, log: () => string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (response?.ok) return;
    await pause(200);
  }
  throw new Problem(`The server did not become healthy within ${PATIENCE / 1000} s. Its last lines:`, log());
}
