import type { Page } from "@playwright/test";
import { aLead } from "../support/api";
import { expect, personId, test } from "../support/people";

/** What the cards of the page say, in words. */
const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const row = (page: Page, month: RegExp) =>
  page.getByRole("region", { name: "Month by month" }).getByRole("row", { name: month });

/** This month as the page names it. */
function monthNow(): string {
  const parts = { timeZone: "Asia/Dubai", month: "short", year: "numeric" } as const;
  return new Intl.DateTimeFormat("en-US", parts).format(new Date());
}

test("without JavaScript: a manager narrows the forecast, and what was won opens its leads, last won first", async ({
  signIn,
}) => {
  const { page } = await signIn("manager@demo.test", { javaScriptEnabled: false });
  await page.goto("/reports");
  await page.getByRole("link", { name: "Forecast" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Forecast" })).toBeVisible();
  await page.getByLabel("Industry").selectOption("Retail");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\/reports\/forecast\?industry=retail$/);
  await expect(page.getByText("Forecasts are not recorded by industry or source.")).toBeVisible();
  await expect(row(page, new RegExp(monthNow()))).toContainText("not recorded");
  await page.getByRole("link", { name: "Clear" }).click();
  await expect(page).toHaveURL(/\/reports\/forecast$/);
  await page.getByRole("link", { name: "12 months" }).click();
  await expect(page.getByRole("region", { name: "Month by month" }).getByRole("row")).toHaveCount(14);
  await card(page, "Won this month").getByRole("link").click();
  await expect(page).toHaveURL(/\/leads\?closedFrom=.*status=closed-won/);
  await expect(page.getByLabel("Sort")).toHaveValue("");
  await expect(page.getByRole("option", { name: "Last closed first" })).toBeAttached();
});

test("a lead that is won counts at once, in the month and in its list, and not once it is opened again", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("agent3@demo.test");
  const requests = await api("agent3@demo.test");
  const won = () => row(page, new RegExp(monthNow())).getByRole("link", { name: /^[\d,]+ leads won/ });
  const count = async () => {
    await page.goto("/reports/forecast");
    return Number.parseInt((await won().textContent()) ?? "", 10);
  };
  const before = await count();
  const { id } = await aLead(requests);
  expect(
    (await requests.patch(`/api/leads/${id}`, { data: { status: "closed-won", estimatedValue: 4321 } })).status(),
  ).toBe(200);
  expect(await count()).toBe(before + 1);
  const href = (await won().getAttribute("href")) ?? "";
  const listed = async () => {
    const { data } = await (await requests.get(`/api${href}&limit=200`)).json();
    return (data as { id: string }[]).map((lead) => lead.id);
  };
  expect((await listed())[0]).toBe(id);
  expect((await requests.patch(`/api/leads/${id}`, { data: { status: "qualified" } })).status()).toBe(200);
  expect(await count()).toBe(before);
  expect(await listed()).not.toContain(id);
});

test("leads that lack a value are counted and opened, and leave the list when they have one", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("agent4@demo.test");
  const requests = await api("agent4@demo.test");
  const { id } = await aLead(requests);
  await page.goto("/reports/forecast");
  await card(page, "Weighted pipeline").getByRole("link").click();
  await expect(page).toHaveURL(/\/leads\?worth=unknown/);
  await expect(page.getByRole("link", { name: "Remove: No value or probability" })).toBeVisible();
  const lacking = async () => {
    const { data } = await (await requests.get("/api/leads?worth=unknown&limit=200")).json();
    return (data as { id: string }[]).some((lead) => lead.id === id);
  };
  expect(await lacking()).toBe(true);
  await requests.patch(`/api/leads/${id}`, { data: { estimatedValue: 10, probability: 20 } });
  expect(await lacking()).toBe(false);
});

test("an agent sees their own forecast, and no one else's by asking", async ({ signIn }) => {
  const { page, id } = await signIn("agent1@demo.test");
  await page.goto("/reports/forecast");
  const own = await card(page, "Weighted pipeline").textContent();
  await page.goto(`/reports/forecast?userId=${personId("agent2@demo.test")}`);
  expect(await card(page, "Weighted pipeline").textContent()).toBe(own);
  await expect(card(page, "Active leads").getByRole("link")).toHaveAttribute("href", new RegExp(`assignedTo=${id}`));
  for (const name of ["By person", "Top performers"]) await expect(card(page, name)).toHaveCount(0);
  await expect(page.getByLabel("Person")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Export" })).toHaveCount(0);
});

test("the drawing is reached and read by keyboard, and says what the table says", async ({ signIn }) => {
  const { page } = await signIn("manager@demo.test");
  await page.goto("/reports/forecast");
  const bars = page.getByRole("group", { name: "Forecast and won by the month" }).getByRole("link");
  await expect(bars).toHaveCount(7);
  const said = (await bars.nth(5).getAttribute("aria-label")) ?? "";
  const [month = "", value = ""] =
    /^(\w+ \d+): [\d,]+ won, (AED [\d,]+); forecast AED [\d,]+$/.exec(said)?.slice(1) ?? [];
  await expect(row(page, new RegExp(month))).toContainText(value);
  await bars.nth(5).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/leads\?closedFrom=/);
});

test("a forecast is saved, and asked for as a file", async ({ signIn }) => {
  const { page } = await signIn("manager@demo.test");
  const name = `How right we are ${Date.now()}`;
  await page.goto("/reports/forecast?months=12&source=website");
  await page.getByRole("link", { name: "Save" }).first().click();
  await expect(page.getByText("the last 12 months · Source: website")).toBeVisible();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: /Save/ }).click();
  await page.waitForURL("**/reports/saved");
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page).toHaveURL(/\/reports\/forecast\?source=website&months=12$/);
  await card(page, "By status").getByRole("link", { name: "Export" }).click();
  await expect(page.getByText("Pipeline by person and status")).toBeVisible();
});
