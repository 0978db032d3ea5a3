import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { ROOT } from "./place";

const FOLDERS = ["app", "components", "db", "lib", "public"];
/** Beside the folders and the build's own script: configuration, the Worker's entry, and `.env*`, which the build bakes in. */
const TOP = /\.(ts|mjs|json|jsonc)$|^\.env/;
const NOT_BUILT = /\.test\.tsx?$|^db\/(demo\/|seed\.ts)|^public\/sw\.js|^next-env\.d\.ts$/;

/** One hash of everything that goes into the build. */
export function sourcesHash(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources()) hash.update(`\0${file}\0`).update(readFileSync(`${ROOT}/${file}`));
  return hash.digest("hex");
}

function sources(): string[] {
  const top = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isFile() && TOP.test(entry.name));
  const inside = FOLDERS.flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath.slice(ROOT.length + 1)}/${entry.name}`.replaceAll("\\", "/")),
  );
  return [...top.map((entry) => entry.name), ...inside, "scripts/share-chunks.ts"]
    .filter((file) => !NOT_BUILT.test(file))
    .sort();
}
