import type { Page } from "@playwright/test";
import { aPhone } from "../support/api";
import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

/** Waits for the socket, and leaves a mark that a reload would wipe. */
async function live(page: Page): Promise<void> {
  await expect(page.locator("[data-slot=live-status]:visible")).toHaveText("Live");
  await page.evaluate(() => {
    document.documentElement.dataset.mark = "same page";
  });
}

const notReloaded = (page: Page) => expect(page.locator("html")).toHaveAttribute("data-mark", "same page");

/** A name that no earlier run has used. */
const named = (words: string) => `${words} ${aPhone().digits}`;
const listOf = (name: string) => `/leads?q=${encodeURIComponent(name)}`;

/** A row of the list that is on screen. */
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

test("what an agent saves stands in the manager's list at once, without a reload", async ({ signIn, api }) => {
  const name = named("Live Listed");
  const [agent, manager] = [await signIn("agent1@demo.test"), await signIn("manager@demo.test")];
  const requests = await api("agent1@demo.test");
  const made = await requests.post("/api/leads", { data: { name, phone: aPhone().phone } });
  const { data: lead } = await made.json();
  await manager.page.goto(listOf(name));
  await live(manager.page);
  await expect(row(manager.page, name)).toContainText("New");
  await agent.page.goto(`/leads/${lead.id}/edit`);
  await agent.page.getByLabel("Status").selectOption({ label: "Qualified" });
  await agent.page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(row(manager.page, name)).toContainText("Qualified", { timeout: 5000 });
  await notReloaded(manager.page);
  await requests.delete(`/api/leads/${lead.id}`);
  await expect(row(manager.page, name)).toHaveCount(0);
  await notReloaded(manager.page);
});

test("a lead that is handed over comes with a word and a way to it, and leaves the other's list", async ({
  signIn,
  api,
}) => {
  const name = named("Live Handed");
  const manager = await api("manager@demo.test");
  const [giver, taker] = [await signIn("agent2@demo.test"), await signIn("agent3@demo.test")];
  const made = await manager.post("/api/leads", {
    data: { name, phone: aPhone().phone, assignedTo: giver.id },
  });
  const { data: lead } = await made.json();
  await giver.page.goto(listOf(name));
  await taker.page.goto(listOf(name));
  await live(giver.page);
  await live(taker.page);
  await expect(row(giver.page, name)).toBeVisible();
  await expect(row(taker.page, name)).toHaveCount(0);
  await manager.patch(`/api/leads/${lead.id}`, { data: { assignedTo: taker.id } });
  await expect(taker.page.getByText(`${name} was handed to you.`)).toBeVisible();
  await expect(row(taker.page, name)).toBeVisible();
  await expect(row(giver.page, name)).toHaveCount(0);
  await notReloaded(giver.page);
  await taker.page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(taker.page.getByRole("heading", { level: 1, name })).toBeVisible();
  await notReloaded(taker.page);
});

test("a lead's page shows a note of another at once, and who else is here", async ({ signIn, api }) => {
  const [agent, manager] = [await signIn("agent1@demo.test"), await signIn("manager@demo.test")];
  const requests = await api("agent1@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Live Looked At", phone: aPhone().phone } });
  const { data: lead } = await made.json();
  await agent.page.goto(`/leads/${lead.id}`);
  await live(agent.page);
  await manager.page.goto(`/leads/${lead.id}`);
  await expect(agent.page.getByText("is here too")).toBeVisible();
  await expect(manager.page.getByText("is here too")).toBeVisible();
  const note = { channel: "note", direction: "internal", body: "They moved to Sharjah" };
  const said = await requests.post(`/api/leads/${lead.id}/conversations`, { data: note });
  expect(said.status(), await said.text()).toBe(201);
  await expect(manager.page.getByText("They moved to Sharjah")).toBeVisible();
  await manager.page.goto("/leads");
  await expect(agent.page.getByText("is here too")).toHaveCount(0);
  await notReloaded(agent.page);
});

test("a form that someone types in keeps what it was opened with", async ({ signIn, api }) => {
  const { page } = await signIn("manager@demo.test");
  const agent = await api("agent1@demo.test");
  const made = await agent.post("/api/leads", {
    data: { name: "Live Edited", phone: aPhone().phone, company: "Before" },
  });
  const { data: lead } = await made.json();
  await page.goto(`/leads/${lead.id}/edit`);
  await live(page);
  await page.getByLabel("Company").fill("Mine");
  await agent.patch(`/api/leads/${lead.id}`, { data: { company: "Theirs" } });
  await page.waitForTimeout(1500);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Now: “Theirs”. Save again to keep yours.")).toBeVisible();
});

test("a page without network says so, and catches up when it is back", async ({ signIn, api }) => {
  const name = named("Live Missed");
  const { page } = await signIn("agent1@demo.test");
  const agent = await api("agent1@demo.test");
  await page.goto(listOf(name));
  await live(page);
  await page.context().setOffline(true);
  await expect(page.locator("[data-slot=live-status]:visible")).toHaveText("Offline");
  await agent.post("/api/leads", { data: { name, phone: aPhone().phone } });
  await page.context().setOffline(false);
  await expect(page.locator("[data-slot=live-status]:visible")).toHaveText("Live");
  await expect(row(page, name)).toBeVisible();
  await notReloaded(page);
});

test("a person whose access ends is told so where they are", async ({ signIn }) => {
  const [admin, agent] = [await signIn("admin@demo.test"), await signIn("agent5@demo.test")];
  await live(agent.page);
  await admin.page.goto("/settings/members");
  const access = (word: "End" | "Give") => admin.page.getByRole("button", { name: `${word} access: Sofia Marques` });
  await access("End").click();
  try {
    await expect(agent.page.getByRole("heading", { name: "You have no access yet" })).toBeVisible();
  } finally {
    await access("Give").click();
    await expect(access("End")).toBeVisible();
  }
});

test("signing out in one tab ends the other", async ({ signIn }) => {
  const { page } = await signIn("agent4@demo.test");
  const other = await page.context().newPage();
  await other.goto("/leads");
  await live(other);
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await other.waitForURL("**/sign-in**");
});
