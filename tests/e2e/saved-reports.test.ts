import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

for (const script of ["with", "without"] as const) {
  test(`a manager keeps a report, has it made each week, and gives it up, ${script} JavaScript`, async ({ signIn }) => {
    const { page } = await signIn("manager@demo.test", { javaScriptEnabled: script === "with" });
    await page.goto("/reports/people?preset=7-days&industry=retail");
    await page.getByRole("link", { name: "Save", exact: true }).click();
    await expect(page.getByText("Report by person")).toBeVisible();
    await expect(page.getByText("7 days · Retail")).toBeVisible();
    const name = `Retail ${Date.now()} ${script}`;
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Made by itself").selectOption("weekly");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("**/reports/saved");
    const row = page.getByRole("listitem").filter({ hasText: name });
    await expect(row).toContainText("Each week’s first working day, about the week before, as Excel. Next:");

    await row.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(/\/reports\/people\?preset=7-days&industry=retail$/);

    await page.goto("/reports/saved");
    await row.getByRole("link", { name: `Change ${name}` }).click();
    await page.getByLabel("Made by itself").selectOption("never");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL("**/reports/saved");
    await expect(row).not.toContainText("Next:");

    await row.getByRole("link", { name: `Change ${name}` }).click();
    await page.getByText("Remove this report").click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.waitForURL("**/reports/saved");
    await expect(page.getByText(name)).toHaveCount(0);
  });
}

test("an agent keeps no reports, and another's is nobody's", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  for (const path of ["/reports/saved", "/reports/saved/new?kind=trend"]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
  await page.goto("/reports");
  await expect(page.getByRole("link", { name: "Saved" })).toHaveCount(0);
});

test("a report kept without a network is not lost: its form says so, and the next press keeps it once", async ({
  signIn,
}) => {
  const { page } = await signIn("manager@demo.test");
  await page.goto("/reports/saved/new?kind=people&preset=7-days");
  await page.getByLabel("Name").fill("Typed in the lift");
  await page.getByLabel("Made by itself").selectOption("daily");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Press again when you are connected" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Typed in the lift");
  await expect(page.getByLabel("Made by itself")).toHaveValue("daily");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/reports/saved");
  const row = page.getByRole("listitem").filter({ hasText: "Typed in the lift" });
  await expect(row).toHaveCount(1);

  await row.getByRole("link", { name: "Change Typed in the lift" }).click();
  await page.getByLabel("Name").fill("Renamed in the lift");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Press again when you are connected" })).toBeVisible();
  await page.getByText("Remove this report").click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Press again when you are connected" })).toHaveCount(2);
  await expect(page.getByLabel("Name")).toHaveValue("Renamed in the lift");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL("**/reports/saved");
  await expect(page.getByRole("listitem").filter({ hasText: "in the lift" })).toHaveCount(1);
  await page.getByRole("link", { name: "Change Renamed in the lift" }).click();
  await page.getByText("Remove this report").click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.waitForURL("**/reports/saved");
  await expect(page.getByText("in the lift")).toHaveCount(0);
});
