import { spawnSync } from "node:child_process";
import { gzipSync } from "node:zlib";
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

test("the lead list needs at most 200 KB of JavaScript at first load, gzip", async ({ signIn }) => {
  const { page } = await signIn("agent7@demo.test");
  await page.goto("/leads");
  const scripts = await page
    .locator("script[src]:not([nomodule])")
    .evaluateAll((found) => found.map((script) => (script as HTMLScriptElement).src));
  let total = 0;
  for (const url of scripts) total += gzipSync(await (await page.request.get(url)).body()).length;
  console.log(`Lead list: ${(total / 1000).toFixed(1)} KB gzip in ${scripts.length} scripts`);
  expect(scripts.length).toBeGreaterThan(2);
  expect(total).toBeLessThanOrEqual(200_000);
});
