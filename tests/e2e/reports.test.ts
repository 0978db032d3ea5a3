import { aCall, aLead } from "../support/api";
import { expect, personId, test } from "../support/people";

test("without JavaScript: a manager asks for days, an industry and a person, and each figure leads on", async ({
  signIn,
}) => {
  const { page } = await signIn("admin@demo.test", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "Reports" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  await expect(page.getByText("Days are cut in Asia/Dubai")).toBeVisible();
  await page.getByLabel("From").fill("2026-01-01");
  await page.getByLabel("To (included)").fill("2026-01-31");
  await page.getByLabel("Industry").selectOption("Retail");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\/reports\?startDate=2026-01-01&endDate=2026-02-01&industry=retail$/);
  await expect(page.getByText("1 Jan – 31 Jan 2026")).toBeVisible();
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page).toHaveURL(/\/reports\?preset=90-days&industry=retail$/);
  await page.getByRole("region", { name: "Total calls" }).getByRole("link").click();
  await expect(page).toHaveURL(/\/calls\?from=.*industry=retail/);
});

test("an impossible range is said, with the last 30 days in its place", async ({ signIn }) => {
  const { page } = await signIn("admin@demo.test", { javaScriptEnabled: false });
  await page.goto("/reports?startDate=0001-01-01&industry=retail");
  await expect(
    page.getByText("“0001-01-01” is not a day from 1970 to 2099. These are the last 30 days."),
  ).toBeVisible();
  await expect(page.getByLabel("Industry")).toHaveValue("retail");
});

test("an agent sees their own figures, and no one else's by asking", async ({ signIn }) => {
  const { page, id } = await signIn("agent1@demo.test");
  await page.goto("/reports?preset=90-days");
  const calls = page.getByRole("region", { name: "Total calls" }).getByRole("link");
  const own = (await calls.textContent()) ?? "";
  await page.goto(`/reports?preset=90-days&userId=${personId("agent2@demo.test")}`);
  await expect(page.getByRole("heading", { level: 1, name: "My figures" })).toBeVisible();
  await expect(calls).toHaveText(own);
  await expect(calls).toHaveAttribute("href", new RegExp(`userId=${id}`));
  await expect(page.getByLabel("Person")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Top performers" })).toHaveCount(0);
});

test("without JavaScript: how soon new leads were called, by person, and the leads behind a share", async ({
  signIn,
}) => {
  const { page } = await signIn("manager@demo.test", { javaScriptEnabled: false });
  await page.goto("/reports");
  await page.getByRole("link", { name: "Response time" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Response time to new leads" })).toBeVisible();
  await page.getByLabel("Industry").selectOption("Retail");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\/reports\/response-time\?.*industry=retail$/);
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page.getByRole("row", { name: /^All/ })).toBeVisible();
  await page
    .getByRole("region", { name: "How soon" })
    .getByRole("link", { name: "5 minutes to an hour", exact: true })
    .click();
  await expect(page).toHaveURL(/\/leads\?.*industry=retail&firstCall=hour$/);
  await page.getByRole("link", { name: "Remove: Called after 5 minutes to an hour" }).click();
  await expect(page).not.toHaveURL(/firstCall/);
});

test("an agent sees how soon their own leads were called, and no one else's by asking", async ({ signIn }) => {
  const { page, id } = await signIn("agent1@demo.test");
  await page.goto("/reports/response-time?preset=90-days");
  const leads = page.getByRole("region", { name: "New leads" }).getByRole("link");
  const own = (await leads.textContent()) ?? "";
  await page.goto(`/reports/response-time?preset=90-days&userId=${personId("agent2@demo.test")}`);
  await expect(leads).toHaveText(own);
  await expect(leads).toHaveAttribute("href", new RegExp(`assignedTo=${id}`));
  await expect(page.getByLabel("Person")).toHaveCount(0);
  await expect(page.getByRole("columnheader", { name: "Person" })).toHaveCount(0);
});

test("without JavaScript: how promises were followed through, by person, and the calls behind a count", async ({
  signIn,
}) => {
  const { page } = await signIn("manager@demo.test", { javaScriptEnabled: false });
  await page.goto("/reports");
  await page.getByRole("link", { name: "Follow-through" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Follow-through" })).toBeVisible();
  await expect(page.getByLabel("Industry")).toHaveCount(0);
  await page.getByRole("link", { name: "90 days" }).click();
  await expect(page.getByRole("row", { name: /^All/ })).toBeVisible();
  await page
    .getByRole("region", { name: "What became of them" })
    .getByRole("link", { name: "Kept late", exact: true })
    .click();
  await expect(page).toHaveURL(/\/calls\?dueFrom=.*&followUp=late$/);
  await page.getByRole("link", { name: /^Remove: Due from/ }).click();
  await expect(page).not.toHaveURL(/followUp|dueFrom/);
});

test("an agent sees how they keep their own promises, and no one else's by asking", async ({ signIn }) => {
  const { page, id } = await signIn("agent1@demo.test");
  await page.goto("/reports/follow-through?preset=90-days");
  const due = page.getByRole("region", { name: "Fell due" }).getByRole("link");
  const own = (await due.textContent()) ?? "";
  await page.goto(`/reports/follow-through?preset=90-days&userId=${personId("agent2@demo.test")}`);
  await expect(due).toHaveText(own);
  await expect(due).toHaveAttribute("href", new RegExp(`userId=${id}`));
  await expect(page.getByLabel("Person")).toHaveCount(0);
  await expect(page.getByRole("columnheader", { name: "Person" })).toHaveCount(0);
});

test("a bar of the trend is reached and read by keyboard, and a table says the same", async ({ signIn }) => {
  const { page } = await signIn("admin@demo.test");
  await page.goto("/reports?preset=7-days");
  const bars = page.getByRole("group", { name: "Calls and demos by the day" }).getByRole("link");
  await expect(bars).toHaveCount(7);
  const said = (await bars.first().getAttribute("aria-label")) ?? "";
  const [day = ""] = said.split(":");
  const trend = page.getByRole("region", { name: "Calls and demos" });
  await trend.getByText("As a table").click();
  await expect(trend.getByRole("row", { name: day })).toBeVisible();
  await bars.first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/calls\?from=/);
});

test("a report counts what arrives while it is looked at, without a jump", async ({ signIn, api }) => {
  const { page } = await signIn("manager@demo.test");
  await page.goto("/reports");
  await expect(page.locator("[data-slot=live-status]:visible")).toHaveText("Live");
  const calls = page.getByRole("region", { name: "Total calls" }).getByRole("link");
  const before = await calls.textContent();
  await page.getByRole("region", { name: "Calls and demos" }).getByText("As a table").click();
  await page.evaluate(() => window.scrollTo(0, 400));
  const agent = await api("agent1@demo.test");
  await aCall(agent, (await aLead(agent)).id);
  await expect(calls).not.toHaveText(before ?? "", { timeout: 20_000 });
  await expect(page.getByRole("region", { name: "Calls and demos" }).getByRole("table")).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(400);
});
