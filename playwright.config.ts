import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./tests/support/chromium";

const port = process.env.PORT ?? "8788";
const budgets = process.env.PROJECT === "budgets";

export default defineConfig({
  testDir: "tests",
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // A busy machine may be slow once; what fails twice is broken.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    // Both keep a core busy: a trace of each step, and a service worker's precache in each new browser. Files about it allow it.
    trace: "on-first-retry",
    serviceWorkers: "block",
    launchOptions: {
      executablePath: chromiumPath(),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    { name: "e2e", testMatch: "e2e/**/*.test.ts" },
    { name: "budgets", testMatch: "budgets/**/*.test.ts" },
  ],
  webServer: {
    command: budgets ? `tsx tests/support/serve-big.ts` : "tsx scripts/start.ts",
    url: `http://localhost:${port}/api/health`,
    env: {
      PORT: port,
      RATE_LIMIT: "1000000",
      STATE_DIR: process.env.STATE_DIR ?? "tests/.cache/e2e-state",
    },
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
