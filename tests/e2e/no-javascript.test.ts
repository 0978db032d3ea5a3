import { expect, test } from "../support/people";

test("without JavaScript: create a lead, be asked about a duplicate, call it, note, hand back", async ({ signIn }) => {
  const { page } = await signIn("agent3@demo.test", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "New lead" }).click();
  await page.getByLabel("Name").fill("Plain Forms");
  await page.getByLabel("Phone").fill("99");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByText("This cannot be a phone number")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Plain Forms");
  await page.getByLabel("Phone").fill("+971 50 333 44 55");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Plain Forms" })).toBeVisible();

  await page.getByRole("link", { name: "Call", exact: true }).click();
  await page.getByRole("button", { name: "Start call" }).click();
  await page.getByLabel("Follow-up scheduled").check();
  await page.getByLabel("Notes").fill("Said without a script");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Said without a script")).toBeVisible();
  await expect(page.getByText("Contacted").first()).toBeVisible();

  await page.getByPlaceholder("Write a note…").fill("A plain note");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("A plain note")).toBeVisible();

  await page.goto("/leads/new");
  await page.getByLabel("Name").fill("Plain Twin");
  await page.getByLabel("Phone").fill("+971 50 333 44 55");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("link", { name: "Open Plain Forms" })).toBeVisible();
  await page.getByRole("link", { name: "Open Plain Forms" }).click();
  await page.getByRole("button", { name: "Hand back" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  await expect(page.getByText("Plain Forms")).toHaveCount(0);
});
