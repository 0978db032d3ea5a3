import { execFileSync } from "node:child_process";

const EACH = 1000;

/**
 * Calls `stop` once a process that ran this script is gone: `kill` ends npm and its shell, but not what they started, and
 * nobody would know of the server any more.
 */
export function whenAbandoned(stop: () => void): void {
  const pids = launchers(process.ppid);
  const timer = setInterval(() => {
    if (pids.every(lives)) return;
    clearInterval(timer);
    stop();
  }, EACH);
  timer.unref();
}

/** npm, and what it runs scripts through, from the nearest up; nothing when npm did not run this. */
function launchers(pid: number, found: number[] = []): number[] {
  const [, parent, command = ""] = /^\s*(\d+) (.*)/.exec(ps(pid)) ?? [];
  if (/^(sh|bash|dash) -c|\btsx\b/.test(command)) return launchers(Number(parent), [...found, pid]);
  return /\bnpm\b/.test(command) ? [...found, pid] : [];
}

function ps(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
