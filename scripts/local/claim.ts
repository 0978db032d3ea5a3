import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { STATE } from "./place";
import { Problem } from "./problem";

const FILE = `${STATE}/serving.json`;

interface Claim {
  pid: number;
  /** The process group of the server that it started. */
  group?: number;
  port: number;
}

/** Notes that this process serves the local data. Throws a problem when another one does. */
export function claimState(port: number): { serving(group: number | undefined): void } {
  requireUnserved();
  mkdirSync(STATE, { recursive: true });
  const write = (group?: number) => writeFileSync(FILE, JSON.stringify({ pid: process.pid, group, port }));
  write();
  process.on("exit", () => rmSync(FILE, { force: true }));
  return { serving: write };
}

/** Throws a problem while a server uses the local data; a note left behind by a killed one is passed over. */
export function requireUnserved(): void {
  const claim = readClaim();
  if (!claim) return;
  const serving = isOurs(claim.pid) ? claim.pid : claim.group && lives(-claim.group) ? -claim.group : null;
  if (serving === null) return;
  const where = `at http://localhost:${claim.port}`;
  throw new Problem(
    serving > 0
      ? `A server already uses this data (${STATE}): process ${serving}, ${where}.`
      : `A server whose \`npm start\` was killed still uses this data (${STATE}), ${where}.`,
    `Stop it with ${serving > 0 ? `Ctrl-C where it runs, or with \`kill ${serving}\`` : `\`kill -- ${serving}\``}. Or use other data: \`STATE_DIR=/tmp/scholarix PORT=8788 npm start\`.`,
  );
}

function readClaim(): Claim | null {
  try {
    return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Claim) : null;
  } catch {
    return null; // half-written when its process was killed
  }
}

/** Process ids are used again: only one that runs our scripts counts. */
function isOurs(pid: number): boolean {
  if (!lives(pid)) return false;
  try {
    return /scripts/.test(execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }));
  } catch {
    return true; // there is no `ps` to ask
  }
}

/** Whether a process lives, or with a minus before it any of a group. */
function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
