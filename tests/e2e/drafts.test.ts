import type { Page } from "@playwright/test";
import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

const BACK = "What you typed here before is back.";

test("a form survives its tab, is saved once, and leaves nothing behind", async ({ signIn }) => {
  const { page } = await signIn("agent3@demo.test");
  await ready(page, "/leads/new");
  await page.getByLabel("Name").fill("Typed Before The Crash");
  await page.getByLabel("Industry").selectOption("retail");
  await page.getByLabel("Notes").fill("A long story");
  const again = await crash(page);
  await ready(again, "/leads/new");
  await expect(again.getByText(BACK)).toBeVisible();
  await expect(again.getByLabel("Name")).toHaveValue("Typed Before The Crash");
  await expect(again.getByLabel("Industry")).toHaveValue("retail");
  await expect(again.getByLabel("Notes")).toHaveValue("A long story");
  await again.getByLabel("Phone").fill("+971501117001");
  await again.getByRole("button", { name: "Add lead" }).click();
  await expect(again.getByRole("heading", { level: 1, name: "Typed Before The Crash" })).toBeVisible();
  await expect(again.getByText("A long story")).toBeVisible();
  expect(await drafts(again)).toEqual([]);
  await ready(again, "/leads/new");
  await expect(again.getByLabel("Name")).toHaveValue("");
  await expect(again.getByText(BACK)).toHaveCount(0);
});

test("what a call's form holds comes back with the call: outcome, notes, and when to call again", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("agent3@demo.test");
  const requests = await api("agent3@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Call Cut Short", phone: "+971501117002" } });
  const { data: lead } = await made.json();
  await ready(page, `/call/${lead.id}`);
  await page.getByRole("button", { name: "Start call" }).click();
  // A script types faster than a disk writes: the call itself is to be safe before its form is filled in.
  const calls = async () => (await (await requests.get(`/api/calls?leadId=${lead.id}`)).json()).data.length;
  await expect.poll(calls).toBe(1);
  await page.getByLabel("Callback requested").check();
  await page.getByLabel("Action").fill("Ask about the lease");
  await page.getByLabel("Notes").fill("Half a sentence");
  const again = await crash(page);
  await ready(again, `/call/${lead.id}`);
  await expect(again.getByLabel("Callback requested")).toBeChecked();
  await expect(again.getByLabel("Action")).toHaveValue("Ask about the lease");
  await expect(again.getByLabel("Notes")).toHaveValue("Half a sentence");
  await again.getByRole("button", { name: "Save", exact: true }).click();
  await again.waitForURL(`**/leads/${lead.id}`);
  const { data } = await (await requests.get(`/api/calls?leadId=${lead.id}`)).json();
  expect(data).toMatchObject([
    { outcome: "callback-requested", notes: "Half a sentence", nextAction: "Ask about the lease" },
  ]);
  expect(await drafts(again)).toEqual([]);
});

test("another person on the same browser sees nothing of it, and the first finds it again", async ({ signIn }) => {
  const { page } = await signIn("agent3@demo.test");
  await ready(page, "/leads/new");
  await page.getByLabel("Notes").fill("For my eyes");
  for (const [email, notes] of [
    ["agent4@demo.test", ""],
    ["agent3@demo.test", "For my eyes"],
  ] as const) {
    await page.getByRole("button", { name: "Sign out" }).first().click();
    await page.waitForURL("**/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL("**/leads");
    await ready(page, "/leads/new");
    await expect(page.getByLabel("Notes")).toHaveValue(notes);
    await expect(page.getByText(BACK)).toHaveCount(notes ? 1 : 0);
  }
});

test("what is cancelled or started over is gone", async ({ signIn }) => {
  const { page } = await signIn("agent3@demo.test");
  await ready(page, "/leads/new");
  await page.getByLabel("Name").fill("Second Thoughts");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL("**/leads");
  expect(await drafts(page)).toEqual([]);
  await ready(page, "/leads/new");
  await page.getByLabel("Name").fill("Third Thoughts");
  await ready(page, "/leads/new");
  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByText(BACK)).toHaveCount(0);
  await expect(page.getByLabel("Name")).toHaveValue("");
  expect(await drafts(page)).toEqual([]);
});

/** The page once its script runs: drafts are kept from then on. */
async function ready(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

/** The tab is gone; a new one in the same browser. */
async function crash(page: Page): Promise<Page> {
  const again = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  return again;
}

const drafts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft ")));
