import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { mutate } from "./tests/simulation/mutants/mutate.ts";
import { localKeys } from "./tests/support/local-keys.ts";

const ROOT = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "@": ROOT };

const workerd = cloudflareTest(async () => ({
  main: "./tests/support/worker.ts",
  miniflare: {
    compatibilityDate: "2026-11-01",
    compatibilityFlags: ["nodejs_compat"],
    d1Databases: ["DB"],
    r2Buckets: ["RECORDINGS"],
    workflows: { EXPORTS: { name: "exports", className: "ExportWorkflow" } },
    durableObjects: { HUB: { className: "Hub", useSQLite: true } },
    bindings: {
      MIGRATIONS: await readD1Migrations("drizzle"),
      ...localKeys(),
      SEED: process.env.SEED ?? "1",
      RUNS: process.env.RUNS ?? "100",
    },
  },
}));

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: { name: "unit", include: ["lib/**/*.test.ts", "db/**/*.test.ts"], environment: "node" },
      },
      {
        resolve: { alias },
        plugins: [workerd],
        test: {
          name: "workers",
          include: ["tests/workers/**/*.test.ts"],
          setupFiles: ["tests/support/migrate.ts"],
          globalSetup: ["tests/support/clerk-server.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        plugins: [workerd],
        test: {
          name: "simulation",
          include: ["tests/simulation/*.test.ts"],
          setupFiles: ["tests/support/migrate.ts"],
        },
      },
      {
        resolve: { alias },
        plugins: [mutate(ROOT), workerd],
        test: {
          name: "mutants",
          include: ["tests/simulation/mutants/*.test.ts"],
          setupFiles: ["tests/support/migrate.ts"],
        },
      },
    ],
  },
});
