import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "./local/place";

/**
 * After `next build`: Turbopack writes a chunk once for each entry that needs it, byte for byte the same, and all of them would
 * go into the Worker (half a MiB of three, gzip). Every copy but one becomes a reference to that one.
 */
const CHUNKS = join(ROOT, ".next/standalone/.next/server/chunks");
/** A reference is about this long. */
const LEAST = 200;

const first = new Map<string, string>();
for (const path of chunksIn(CHUNKS)) {
  const text = readFileSync(path, "utf8");
  const modules = text.replace(/\n\/\/# sourceMappingURL=\S*\s*$/, "");
  if (!modules.startsWith("module.exports=[") || modules.length < LEAST) continue;
  const same = first.get(modules);
  if (same) writeFileSync(path, `module.exports=require(${JSON.stringify(besideOf(path, same))});\n`);
  else first.set(modules, path);
}

function chunksIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  return files.sort().map((file) => join(folder, file));
}

function besideOf(path: string, other: string): string {
  const way = relative(dirname(path), other);
  return way.startsWith(".") ? way : `./${way}`;
}
