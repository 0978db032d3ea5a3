import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The system's Chromium, when there is one; else undefined, and Playwright uses the one it installed itself. */
export function chromiumPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}
