import type { Page } from "@playwright/test";
import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

const PUSH = "**/api/sync/push";
/** The page by itself: a service worker would send what waits past the network that is played here. */
const ALONE = { serviceWorkers: "block" } as const;

async function aLeadPage(page: Page, leadId: string) {
  await page.goto(`/leads/${leadId}`);
  await page.waitForLoadState("networkidle");
}

async function notesOf(
  requests: { get(url: string): Promise<{ json(): Promise<{ data: { body: string }[] }> }> },
  id: string,
) {
  const { data } = await (await requests.get(`/api/leads/${id}/conversations`)).json();
  return data.map((note) => note.body);
}

test("a note whose answer was lost is kept, sent again by itself, and stands there once", async ({ signIn, api }) => {
  const { page } = await signIn("agent1@demo.test", ALONE);
  const requests = await api("agent1@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Lost Answer", phone: "+971501110005" } });
  const { data: lead } = await made.json();
  await aLeadPage(page, lead.id);
  let lost = 0;
  await page.route(PUSH, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByPlaceholder("Write a note…").fill("Said once");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved on this device.")).toBeVisible();
  await expect(page.getByPlaceholder("Write a note…")).toHaveValue("");
  await expect(page.getByText("Everything that waited is sent.")).toBeVisible();
  expect(lost).toBe(1);
  expect(await notesOf(requests, lead.id)).toEqual(["Said once"]);
});

test("what was typed while no server answered is there after the tab was closed, and arrives in its order", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("agent2@demo.test", ALONE);
  const requests = await api("agent2@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Patient Person", phone: "+971501110006" } });
  const { data: lead } = await made.json();
  const context = page.context();
  await aLeadPage(page, lead.id);
  await context.route(PUSH, (route) => route.abort());
  for (const body of ["First", "Second", "Third"]) {
    await page.getByPlaceholder("Write a note…").fill(body);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByPlaceholder("Write a note…")).toHaveValue("");
  }
  await expect(page.getByRole("link", { name: "3 waiting" }).first()).toBeVisible();
  await page.close();
  expect(await notesOf(requests, lead.id)).toEqual([]);

  const again = await context.newPage();
  await again.goto("/sync");
  await expect(again.getByText("Waiting to be sent").first()).toBeVisible();
  for (const body of ["First", "Second", "Third"]) await expect(again.getByText(body)).toBeVisible();
  await context.unroute(PUSH);
  await again.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(again.getByText("Everything is sent", { exact: true })).toBeVisible();
  expect(await notesOf(requests, lead.id)).toEqual(["Third", "Second", "First"]);
});

test("a portal's page instead of an answer loses nothing", async ({ signIn, api }) => {
  const { page } = await signIn("agent1@demo.test", ALONE);
  const requests = await api("agent1@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Hotel Guest", phone: "+971501110007" } });
  const { data: lead } = await made.json();
  await aLeadPage(page, lead.id);
  await page.route(PUSH, (route) => route.fulfill({ contentType: "text/html", body: "<html>Log in</html>" }));
  await page.getByPlaceholder("Write a note…").fill("From the hotel");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "1 waiting" }).first()).toBeVisible();
  await page.unroute(PUSH);
  await expect(page.getByText("Everything that waited is sent.")).toBeVisible();
  expect(await notesOf(requests, lead.id)).toEqual(["From the hotel"]);
});

test("an edit that collided while no server answered is decided field by field, once", async ({ signIn, api }) => {
  const { page } = await signIn("agent1@demo.test", ALONE);
  const requests = await api("agent1@demo.test");
  const manager = await api("manager@demo.test");
  const fields = { name: "Two Minds", phone: "+971501110008", company: "Before Ltd", notes: "Old" };
  const { data: lead } = await (await requests.post("/api/leads", { data: fields })).json();
  await page.goto(`/leads/${lead.id}/edit`);
  await page.waitForLoadState("networkidle");
  await page.route(PUSH, (route) => route.abort());
  await page.getByLabel("Company").fill("Mine Ltd");
  await page.getByLabel("Notes").fill("My notes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(`**/leads/${lead.id}`);
  await manager.patch(`/api/leads/${lead.id}`, { data: { company: "Theirs Ltd" } });
  await page.unroute(PUSH);
  await page.goto("/sync");
  await expect(page.getByText("Needs you")).toBeVisible();
  await expect(page.getByText("Before Ltd")).toBeVisible();
  await expect(page.getByText("Theirs Ltd")).toBeVisible();
  await page.getByLabel("Theirs Ltd").check();
  await page.getByRole("button", { name: "Save this choice" }).click();
  await expect(page.getByText("Everything is sent", { exact: true })).toBeVisible();
  const { data: now } = await (await requests.get(`/api/leads/${lead.id}`)).json();
  expect(now).toMatchObject({ company: "Theirs Ltd", notes: "My notes" });
});

test("another person's session sends nothing of mine", async ({ signIn, api }) => {
  const { page } = await signIn("agent1@demo.test", ALONE);
  const requests = await api("agent1@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Not Yours", phone: "+971501110009" } });
  const { data: lead } = await made.json();
  await aLeadPage(page, lead.id);
  await page.route(PUSH, (route) => route.abort());
  await page.getByPlaceholder("Write a note…").fill("Mine alone");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "1 waiting" }).first()).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail").fill("agent3@demo.test");
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL("**/leads");
  await page.unroute(PUSH);
  await page.getByRole("link", { name: "1 waiting" }).first().focus();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.waitForTimeout(1500);
  expect(await notesOf(requests, lead.id)).toEqual([]);
  await other.goto("/sync");
  await expect(other.getByText("Everything is sent")).toBeVisible();
});
