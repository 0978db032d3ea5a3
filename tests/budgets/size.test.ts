import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/people";

const MIB = 1024 * 1024;

test("the Worker's upload is at most 3 MiB, gzip", () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run"],
    {
      encoding: "utf8",
      env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
    },
  );
  const [, size, unit] = /gzip: ([\d.]+) (KiB|MiB)/.exec(stdout) ?? [];
  expect(size, stderr).toBeDefined();
  const bytes = Number(size) * (unit === "MiB" ? MIB : 1024);
  console.log(`Worker: ${(bytes / MIB).toFixed(2)} MiB gzip`);
  expect(bytes).toBeLessThanOrEqual(3 * MIB);
});

test("the Worker holds no chunk of the server twice", () => {
  const folder = ".open-next/server-functions/default/.next/server/chunks";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
  const seen = new Map<string, string>();
  for (const file of files) {
    const modules = readFileSync(join(folder, file), "utf8").replace(/\n\/\/# sourceMappingURL=.*/, "");
    if (modules.length < 200) continue;
    expect.soft(seen.get(modules), file).toBeUndefined();
    seen.set(modules, file);
  }
  expect(files.length).toBeGreaterThan(50);
});

test("the lead list needs at most 200 KB of JavaScript at first load, gzip", async ({ signIn }) => {
  const { page } = await signIn("agent7@demo.test");
  const scripts = await scriptsOf(page, "/leads");
  const total = await weigh(page, scripts);
  console.log(`Lead list: ${(total / 1000).toFixed(1)} KB gzip in ${scripts.length} scripts`);
  expect(scripts.length).toBeGreaterThan(2);
  expect(total).toBeLessThanOrEqual(200_000);
});

test("reports need at most 60 KB of JavaScript beyond what every page has, gzip", async ({ signIn }) => {
  const { page } = await signIn("manager@demo.test");
  const others = [await scriptsOf(page, "/activity"), await scriptsOf(page, "/settings/devices")];
  const links = page.getByRole("navigation", { name: "Reports" }).getByRole("link");
  await page.goto("/reports");
  const reports = await links.evaluateAll((found) =>
    found.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  expect(reports).toContain("/reports/people");
  for (const path of reports) {
    const own = (await scriptsOf(page, path)).filter((url) => !others.every((scripts) => scripts.includes(url)));
    const total = await weigh(page, own);
    console.log(`${path}: ${(total / 1000).toFixed(1)} KB gzip beyond the shell`);
    expect.soft(total, path).toBeLessThanOrEqual(60_000);
  }
});

/** The scripts that the page itself names: what is loaded later, when nothing else is to do, is no part of it. */
async function scriptsOf(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path)).text();
  const tags = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  return [...new Set(tags.map(([, src]) => new URL(String(src), "http://localhost").pathname))];
}

/** Bytes, gzip. */
async function weigh(page: Page, scripts: string[]): Promise<number> {
  let total = 0;
  for (const url of scripts) total += gzipSync(await (await page.request.get(url)).body()).length;
  return total;
}
