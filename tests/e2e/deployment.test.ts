import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { exitOf, startNode } from "../../scripts/local/children";
import { freePort } from "../../scripts/local/ports";

/** The built Worker as a deployment sees it: none of the local mode's variables. */

const folder = mkdtempSync(join(tmpdir(), "scholarix-deployment-"));
const CLERK = {
  CLERK_SECRET_KEY: "sk_live_test",
  CLERK_PUBLISHABLE_KEY: `pk_live_${btoa("clerk.example.test$")}`,
  CLERK_JWT_KEY: "MIIB",
  ENCRYPTION_KEY: "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
};
let worker: ChildProcess | undefined;

async function deploy(name: string, variables: Record<string, string>): Promise<string> {
  const port = await freePort();
  const file = join(folder, `${name}.env`);
  writeFileSync(
    file,
    Object.entries({ NOTHING: "1", ...variables, APP_ORIGIN: variables.APP_ORIGIN ?? "" })
      .map(([key, value]) => `${key}=${value}`)
      .join("\n"),
  );
  const args = [
    "dev",
    "--env-file",
    file,
    "--port",
    String(port),
    "--ip",
    "127.0.0.1",
    "--persist-to",
    join(folder, name),
  ];
  worker = startNode("wrangler/bin/wrangler.js", [...args, "--inspector-port", String(await freePort())], {
    stdio: "ignore",
    env: { WRANGLER_REGISTRY_PATH: join(folder, "registry") },
  });
  const origin = `http://localhost:${port}`;
  await expect
    .poll(
      () =>
        fetch(origin)
          .then((response) => response.status)
          .catch(() => 0),
      { timeout: 40_000 },
    )
    .not.toBe(0);
  return origin;
}

test.afterEach(async () => {
  if (!worker?.pid) return;
  const ended = exitOf(worker);
  process.kill(-worker.pid, "SIGTERM");
  await ended;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("without Clerk's keys it refuses to serve and says what is missing", async ({ request }) => {
  const origin = await deploy("bare", { ENCRYPTION_KEY: CLERK.ENCRYPTION_KEY });
  for (const path of ["/", "/leads", "/sign-in", "/api/health", "/api/leads"]) {
    const response = await request.get(origin + path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(503);
    const text = await response.text();
    for (const name of ["CLERK_SECRET_KEY", "CLERK_PUBLISHABLE_KEY", "CLERK_JWT_KEY", "APP_ORIGIN"])
      expect(text).toContain(name);
    expect(text).not.toContain("ENCRYPTION_KEY,");
  }
});

test("fully configured, local sign-in is not there and a local token opens nothing", async ({ request }) => {
  const origin = await deploy("clerk", { ...CLERK, APP_ORIGIN: "https://crm.example.test" });
  const signIn = await request.post(`${origin}/local/sign-in`, {
    headers: { origin },
    form: { email: "admin@demo.test" },
    maxRedirects: 0,
  });
  expect(signIn.status()).toBe(404);
  expect((await request.post(`${origin}/local/refresh`, { headers: { origin } })).status()).toBe(404);
  expect((await request.get(`${origin}/api/leads`, { headers: { authorization: "Bearer e30.e30.x" } })).status()).toBe(
    401,
  );
  expect((await request.get(`${origin}/api/health`)).headers()["server-timing"]).toBeUndefined();
});
