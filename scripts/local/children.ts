import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import type { WriteStream } from "node:fs";
import { delimiter } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { whenAbandoned } from "./ancestors";
import { ROOT } from "./place";

const PATIENCE = 5000;
const TAIL = 100;
const children = new Set<ChildProcess>();
let stopping = false;

process.on("exit", () => {
  for (const child of children) signalGroup(child, "SIGKILL");
});

/** Starts this Node with a script of a package, in a process group of its own, so that all of it can be ended. */
export function startNode(
  script: string,
  args: readonly string[],
  { env, stdio = ["ignore", "pipe", "pipe"] }: { env?: Record<string, string>; stdio?: StdioOptions } = {},
): ChildProcess {
  const path = `${ROOT}/node_modules/.bin${delimiter}${process.env.PATH}`;
  const child = spawn(process.execPath, [`${ROOT}/node_modules/${script}`, ...args], {
    cwd: ROOT,
    detached: true,
    stdio,
    env: { ...process.env, ...QUIET_TOOLS, ...env, PATH: path },
  });
  children.add(child);
  child.once("exit", () => {
    if (stopping) return;
    signalGroup(child, "SIGKILL");
    children.delete(child);
  });
  return child;
}

/** No questions, no telemetry, no calls home. */
const QUIET_TOOLS = {
  NEXT_TELEMETRY_DISABLED: "1",
  NO_UPDATE_NOTIFIER: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/** The last lines that a child writes, as they come; all of them go to `log`. */
export function tailOf(child: ChildProcess, log?: WriteStream): { lines: () => string } {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface(stream).on("line", (line) => {
      log?.write(`${line}\n`);
      if (line.trim()) lines.push(line);
      if (lines.length > TAIL) lines.shift();
    });
  }
  return { lines: () => lines.join("\n") };
}

/** The exit code of a child once it ends by itself; null when somebody else's signal ended it. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (!stopping) resolve(code);
    });
  });
}

/** On Ctrl-C, `kill`, a closed terminal or the end of npm: ends every child with all of its own, then this process. */
export function stopOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  whenAbandoned(stop);
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const child of children) signalGroup(child, "SIGTERM");
  const end = performance.now() + PATIENCE;
  while (performance.now() < end && [...children].some((child) => signalGroup(child, 0))) await pause(50);
  process.exit(0);
}

/** Signals a child with all that it started; false when none of them is left. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}
