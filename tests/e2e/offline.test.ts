import type { Request } from "@playwright/test";
import { aLead, aPhone, dataOf } from "../support/api";
import { bystander, fireSync, held, ready, sessionsOver } from "../support/device";
import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

test("the app can be installed", async ({ signIn }) => {
  const { page, id } = await signIn("agent2@demo.test");
  await ready(page, id);
  const cdp = await page.context().newCDPSession(page);
  const { errors, data } = await cdp.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  const manifest = JSON.parse(data ?? "{}");
  expect(manifest).toMatchObject({ id: "/", start_url: "/leads", display: "standalone" });
  const pictures = [...manifest.icons, ...manifest.screenshots].map(({ src }: { src: string }) => src);
  for (const address of [...pictures, ...manifest.shortcuts.map(({ url }: { url: string }) => url)]) {
    expect((await page.request.get(address)).status(), address).toBe(200);
  }
  const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test("a page that has what it needs holds no connection", async ({ signIn }) => {
  const { page, id } = await signIn("agent2@demo.test");
  const open = new Set<string>();
  const end = (request: Request) => open.delete(request.url());
  page.on("request", (request) => open.add(request.url()));
  page.on("requestfinished", end);
  page.on("requestfailed", end);
  await page.reload();
  await ready(page, id);
  await expect.poll(() => [...open], { timeout: 5000 }).toEqual([]);
});

test("without a network the app opens cold with one's leads, and one works on", async ({ signIn, api }) => {
  const requests = await api("agent2@demo.test");
  const name = `Nour ${aPhone().digits}`;
  const lead = await aLead(requests, { name, company: "Desert Rose" });
  const { page, id } = await signIn("agent2@demo.test");
  await ready(page, id);
  const context = page.context();
  await page.close();
  await context.setOffline(true);

  const cold = await context.newPage();
  await cold.goto("/leads");
  await expect(cold.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  await expect(cold.getByText("You are offline")).toBeVisible();
  await expect(cold.locator("[data-slot=live-status]:visible")).toHaveText("Offline");
  await cold.getByRole("link", { name, exact: true }).click();
  await expect(cold.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(new URL(cold.url()).pathname).toBe(`/leads/${lead.id}`);
  await cold.reload();
  await expect(cold.getByText("Desert Rose").first()).toBeVisible();
  await cold.getByPlaceholder("Write a note…").fill("Written in the lift");
  await cold.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await held(cold, id))?.queue).toEqual(["waiting"]);

  await context.setOffline(false);
  await expect.poll(async () => (await held(cold, id))?.queue.includes("waiting"), { timeout: 60_000 }).toBe(false);
  const notes = await dataOf(await requests.get(`/api/leads/${lead.id}/conversations`));
  expect(notes.map(({ body }: { body: string }) => body)).toEqual(["Written in the lift"]);
});

test("the service worker keeps assets and an empty shell, and answers nothing else", async ({ signIn }) => {
  const { page, id } = await signIn("agent2@demo.test");
  await ready(page, id);
  const answered: string[] = [];
  page.on("response", (response) => {
    if (response.fromServiceWorker()) answered.push(new URL(response.url()).pathname);
  });
  await page.goto("/leads?status=new");
  await page
    .getByRole("link", { name: /^Calls/ })
    .first()
    .click();
  await page.waitForURL("**/calls");
  await page.evaluate(() => fetch("/api/leads?limit=1").then((response) => response.text()));
  await page.waitForLoadState("networkidle");
  const known = ["/leads", "/calls", "/icon.svg"];
  expect(answered.filter((path) => !path.startsWith("/_next/static/") && !known.includes(path))).toEqual([]);

  const kept = await page.evaluate(async () => {
    const found: { path: string; text: string }[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname: path } = new URL(request.url);
        const text = path.startsWith("/_next/") ? "" : await (await cache.match(request))?.text();
        found.push({ path, text: text ?? "" });
      }
    }
    return found;
  });
  const others = kept.filter(({ path }) => !path.startsWith("/_next/static/"));
  expect(others.map(({ path }) => path).sort()).toEqual(["/icon.svg", "/~offline"]);
  const name = await page.evaluate(() =>
    fetch("/api/auth/me").then(async (me) => ((await me.json()) as { data: { name: string } }).data.name),
  );
  for (const { text } of others) for (const word of [name, id, "agent2@demo.test"]) expect(text).not.toContain(word);
});

test("a new version waits for its person", async ({ signIn }) => {
  const { page, id } = await signIn("agent2@demo.test");
  await ready(page, id);
  await page.goto("/leads/new");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("Name").fill("Typed before the new version");
  await page.evaluate(() => navigator.serviceWorker.register("/sw.js?next"));
  await expect(page.getByText("A new version is ready")).toBeVisible();
  const before = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  expect(before).toMatch(/\/sw\.js$/);
  await expect(page.getByLabel("Name")).toHaveValue("Typed before the new version");

  const loaded = page.waitForEvent("load");
  await page.getByRole("button", { name: "Reload" }).click();
  await loaded;
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(/\/sw\.js\?next$/);
  await expect(page.getByLabel("Name")).toHaveValue("Typed before the new version");
});

test("what was queued is sent after the page is closed and the session over, but not by a revoked device", async ({
  signIn,
  api,
}) => {
  const requests = await api("agent4@demo.test");
  const lead = await aLead(requests, { name: "Closed Page" });
  const { page, id } = await signIn("agent4@demo.test");
  const context = page.context();
  await ready(page, id);
  const other = await bystander(context);

  const write = async (note: string, beforeNetwork = async () => {}) => {
    const open = await context.newPage();
    await open.goto(`/leads/${lead.id}`);
    await open.waitForLoadState("networkidle");
    await context.setOffline(true);
    await open.getByPlaceholder("Write a note…").fill(note);
    await open.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(async () => (await held(open, id))?.queue.filter((state) => state === "waiting")).toHaveLength(1);
    await open.close();
    await sessionsOver(context);
    await beforeNetwork();
    await context.setOffline(false);
  };
  const notes = async () =>
    (await dataOf(await requests.get(`/api/leads/${lead.id}/conversations`))).map(({ body }: { body: string }) => body);

  await page.close();
  await write("Sent by the device");
  // Once the browser tells it, and again after a failure: the network comes back to pages and workers one by one.
  await expect(async () => {
    await fireSync(other);
    await expect.poll(notes, { timeout: 3000 }).toEqual(["Sent by the device"]);
  }).toPass();
  expect((await held(other, id))?.queue).not.toContain("waiting");

  await other.goto("/sign-in");
  await other.getByLabel("E-mail").fill("agent4@demo.test");
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL("**/leads");
  await other.goto("/icon.svg");
  await write("Kept by the device", async () => {
    const [device] = await dataOf(await requests.get("/api/devices"));
    expect((await requests.delete(`/api/devices/${device.id}`)).status()).toBe(200);
  });
  await fireSync(other);
  await other.waitForTimeout(2000);
  expect((await held(other, id))?.queue).toContain("waiting");
  expect(await notes()).toEqual(["Sent by the device"]);
});

test("one sees one's devices, and revokes one after being asked", async ({ signIn }) => {
  const { page, id } = await signIn("agent5@demo.test");
  await ready(page, id);
  await page.goto("/settings/devices");
  const here = page.getByRole("listitem").filter({ has: page.getByText("This device", { exact: true }) });
  await expect(here.getByText("Chrome on Linux")).toBeVisible();
  await here.getByLabel("Revoke Chrome on Linux").click();
  await here.getByRole("button", { name: "Revoke this device" }).click();
  await expect(here).toHaveCount(0);
});

test("signing out takes the customers off the device, and asks about what is not sent", async ({ signIn, api }) => {
  const lead = await aLead(await api("agent5@demo.test"), { name: "Left Behind" });
  const { page, id } = await signIn("agent5@demo.test");
  // As where there is no Background Sync: the worker would send past the door that is closed here.
  await page.addInitScript(() =>
    Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { value: undefined }),
  );
  await ready(page, id);
  await page.goto(`/leads/${lead.id}`);
  await page.waitForLoadState("networkidle");
  // The push door alone is dead, so that the change waits while signing out works.
  await page.route("**/api/sync/push", (route) => route.abort());
  await page.getByPlaceholder("Write a note…").fill("Not sent yet");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await held(page, id))?.queue).toEqual(["waiting"]);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("dialog").getByText("1 change is not sent yet")).toBeVisible();
  await page.getByRole("button", { name: /^Send it now/ }).click();
  await expect(page.getByText("Not everything could be sent")).toBeVisible();
  await page.getByRole("button", { name: "Keep it on this device" }).click();
  await page.waitForURL("**/sign-in");
  expect(await held(page, id)).toEqual({ rows: 0, queue: ["waiting"], caughtUp: false });
  expect((await page.context().cookies()).filter(({ name }) => name.startsWith("device"))).toEqual([]);

  await page.unroute("**/api/sync/push");
  await page.getByLabel("E-mail").fill("agent5@demo.test");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/leads");
  await expect.poll(async () => (await held(page, id))?.queue).not.toContain("waiting");
  await ready(page, id);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("**/sign-in");
  expect(await held(page, id)).toBeNull();
});

test("a sign-out that no script took part in is tidied up behind", async ({ signIn }) => {
  const { page, id } = await signIn("agent5@demo.test");
  await ready(page, id);
  await page.evaluate(() => document.querySelector<HTMLFormElement>("form[action='/sign-out']")?.submit());
  await page.waitForURL("**/sign-in");
  await expect.poll(() => held(page, id)).toBeNull();
});

test("the next person on a device finds nothing of the one before", async ({ signIn }) => {
  const { page, id } = await signIn("agent4@demo.test");
  await ready(page, id);
  await sessionsOver(page.context());
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("agent5@demo.test");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/leads");
  await expect.poll(() => held(page, id)).toBeNull();
});
