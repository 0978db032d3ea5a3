import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureDevVars } from "../../scripts/local/dev-vars";
import { ROOT, STATE } from "../../scripts/local/place";

/**
 * Serves 100,000 leads and 1,000,000 calls for budgets and benchmarks. The data is written once, and again only when
 * the schema, the generator or the key of the local mode change; with `--prepare-only` that is all.
 */
const SIZE = ["--leads", "100000", "--calls", "1000000", "--agents", "100"];
const stamp = join(STATE, "big.stamp");
const version = versionOf(["drizzle", "db/schema", "db/demo"], ensureDevVars().ENCRYPTION_KEY ?? "");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== version) {
  rmSync(STATE, { recursive: true, force: true });
  mkdirSync(STATE, { recursive: true });
  const seeded = spawnSync(process.execPath, ["--import", "tsx", "scripts/seed.ts", ...SIZE], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (seeded.status !== 0) process.exit(seeded.status ?? 1);
  writeFileSync(stamp, version);
}
if (!process.argv.includes("--prepare-only")) await import("../../scripts/start");

function versionOf(folders: string[], key: string): string {
  const hash = createHash("sha256").update(key);
  for (const folder of folders) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) hash.update(readFileSync(join(entry.parentPath, entry.name)));
    }
  }
  return hash.digest("hex");
}
