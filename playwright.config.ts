import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./tests/support/chromium";

/** Each worker has a server and data of its own: what one story writes, no other running at the same time reads. */
const lanes = (process.env.PORTS ?? process.env.PORT ?? "8788").split(",").map((port, lane) => ({
  PORT: port,
  STATE_DIR: `${process.env.STATES ?? process.env.STATE_DIR ?? "tests/.cache/e2e-state"}${lane || ""}`,
}));
const budgets = process.env.PROJECT === "budgets";
const mine = lanes[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
Object.assign(process.env, mine);

export default defineConfig({
  testDir: "tests",
  fullyParallel: false,
  workers: lanes.length,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A busy machine may be slow once; what fails twice is broken.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${mine?.PORT}`,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    { name: "e2e", testMatch: "e2e/**/*.test.ts" },
    { name: "budgets", testMatch: "budgets/**/*.test.ts" },
  ],
  webServer: lanes.map((lane) => ({
    command: budgets ? `tsx tests/support/serve-big.ts` : "tsx scripts/start.ts",
    url: `http://localhost:${lane.PORT}/api/health`,
    env: { ...lane, RATE_LIMIT: "1000000" },
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  })),
});
