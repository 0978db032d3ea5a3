import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "./problem";

/** Where the repository is. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Where 100,000 leads and 1,000,000 calls for budgets and benchmarks are kept: they take minutes to write. */
export const BIG_STATE = resolve(ROOT, "tests/.cache/big-state");

/** Where the local data is: `.wrangler/state`, or `STATE_DIR`. */
export const STATE = resolve(ROOT, process.env.STATE_DIR || ".wrangler/state");

export const DEMO_SIZE = { leads: 500, calls: 5000, agents: 5 };

/** Where the app is served: 8787, or `PORT`. */
export function readPort(): number {
  const port = Number(process.env.PORT || 8787);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`PORT=${process.env.PORT} is not a port.`, "Use a number like 8788: `PORT=8788 npm start`.");
}
