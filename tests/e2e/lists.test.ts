import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../support/people";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function make(requests: APIRequestContext, fields: object): Promise<string> {
  const made = await requests.post("/api/leads", { data: { phone: "+971501119900", ...fields } });
  expect(made.status()).toBe(201);
  return (await made.json()).data.id;
}

const namesOn = (page: Page) => page.locator("[data-slot=table-link]").allTextContents();
const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

test("several statuses, a source and days narrow the leads together, each stays and each has its way out", async ({
  signIn,
  api,
}) => {
  const agent = await api("agent1@demo.test");
  await make(agent, { name: "Sift One", source: "sifting, by hand", status: "qualified" });
  await make(agent, { name: "Sift Two", source: "sifting, by hand", status: "contacted" });
  await make(agent, { name: "Sift Three", source: "sifting, by hand", status: "new" });
  const { page } = await signIn("agent1@demo.test");
  await page.goto("/leads?createdFrom=2026-01-01");
  const statuses = page.getByRole("group", { name: "Status" });
  await statuses.getByLabel("Qualified").check();
  await page.waitForURL("**status=qualified**");
  await statuses.getByLabel("Contacted").check();
  await expect(page).toHaveURL(/status=.*status=|status=[a-z]+%2C/);
  await page.getByRole("button", { name: "More filters" }).click();
  const more = page.getByRole("dialog", { name: "More filters" });
  await more.getByLabel("Source").fill("sifting, by hand");
  await more.getByRole("button", { name: "Show leads" }).click();
  await expect(more).toBeHidden();
  await expect.poll(() => namesOn(page)).toEqual(["Sift Two", "Sift One"]);
  expect(query(page)).toMatchObject({ createdFrom: "2026-01-01", source: "sifting, by hand" });
  await page.reload();
  await expect(statuses.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await page.getByRole("link", { name: "Remove: Source: sifting, by hand" }).click();
  await expect(page).not.toHaveURL(/source=/);
  await expect(page).toHaveURL(/createdFrom=2026-01-01/);
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/leads$/);
  await expect(statuses.getByRole("checkbox", { checked: true })).toHaveCount(0);
});

test("a search with a comma stays as it was typed", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  await page.goto("/leads?q=Smith%2C%20Ann");
  await page.waitForLoadState("networkidle");
  await expect(page.getByRole("searchbox")).toHaveValue("Smith, Ann");
  await page.getByLabel("Sort").selectOption("name");
  await page.waitForURL("**sort=name**");
  expect(query(page).q).toBe("Smith, Ann");
});

test("without JavaScript: filters of leads and calls, on a phone", async ({ signIn, api }) => {
  await make(await api("agent2@demo.test"), { name: "Plain Sift", source: "plainly", status: "qualified" });
  const { page } = await signIn("agent2@demo.test", { ...PHONE, javaScriptEnabled: false });
  await page.goto("/leads");
  await page.getByRole("group", { name: "Status" }).getByLabel("Qualified").check();
  await page.getByRole("group", { name: "Status" }).getByLabel("Contacted").check();
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByLabel("Source").fill("plainly");
  await page.getByLabel("Created from").fill("2026-01-01");
  await page.getByRole("button", { name: "Show leads" }).click();
  await page.waitForURL("**status=qualified**");
  expect(await namesOn(page)).toEqual(["Plain Sift"]);
  await page.getByRole("link", { name: "Clear filters" }).click();
  expect((await namesOn(page)).length).toBeGreaterThan(1);

  await page.goto("/calls");
  await page.getByRole("group", { name: "Outcome" }).getByLabel("Busy").check();
  await page.getByRole("button", { name: "More filters" }).click();
  await page.getByLabel("Before", { exact: true }).fill("2020-01-01");
  await page.getByRole("button", { name: "Show calls" }).click();
  await page.waitForURL("**outcome=busy**");
  await expect(page.getByText("No calls", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: /^Remove: Before/ }).click();
  expect((await namesOn(page)).length).toBeGreaterThan(1);
});

test("a weekday and hour stay while other filters change, and go with the range they are in", async ({ signIn }) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await signIn("manager@demo.test", { ...PHONE, javaScriptEnabled });
    const apply = async () => javaScriptEnabled || page.getByRole("button", { name: "Apply" }).click();
    const range = { from: "2026-08-31T20:00:00.000Z", to: "2026-11-20T08:30:00.000Z" };
    await page.goto(`/calls?${new URLSearchParams({ ...range, weekday: "2", hour: "10", source: "(none)" })}`);
    for (const words of ["From 1 Sep", "Before 20 Nov 12:30", "Tuesdays, 10:00–11:00", "No source"])
      await expect(page.getByRole("link", { name: `Remove: ${words}`, exact: true })).toBeVisible();
    await page.getByRole("group", { name: "Outcome" }).getByLabel("No outcome").check();
    await apply();
    await page.waitForURL("**outcome=none**");
    expect(query(page)).toMatchObject({ ...range, weekday: "2", hour: "10", source: "(none)", outcome: "none" });
    await page.getByRole("link", { name: "Remove: No outcome" }).click();
    await expect(page).not.toHaveURL(/outcome/);
    await page.getByRole("link", { name: "Remove: No source" }).click();
    await expect.poll(() => query(page)).toEqual({ ...range, weekday: "2", hour: "10" });
    await page.getByRole("link", { name: "Remove: From 1 Sep" }).click();
    await expect.poll(() => query(page)).toEqual({ to: range.to });
    await page.goto("/leads?industry=none");
    await expect(page.getByRole("link", { name: "Remove: No industry" })).toBeVisible();
  }
});

test("a manager narrows calls and leads to one person, with and without JavaScript", async ({ signIn }) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await signIn("manager@demo.test", { javaScriptEnabled });
    const apply = async () => javaScriptEnabled || page.getByRole("button", { name: "Apply" }).click();
    await page.goto("/calls");
    await page.getByLabel("Who called").selectOption({ label: "Sofia Marques" });
    await apply();
    await page.waitForURL("**userId=**");
    expect(new Set(await page.locator("tbody tr td:last-child").allTextContents())).toEqual(new Set(["Sofia Marques"]));
    await page.goto("/leads?sort=name");
    if (!javaScriptEnabled) await page.getByRole("link", { name: "A person’s…" }).click();
    await page.getByLabel("Assignee").selectOption({ label: "Sofia Marques" });
    await apply();
    await page.waitForURL(/assignedTo=[0-9a-f]{8}-/);
    expect(query(page).sort).toBe("name");
    await expect(page.locator("tbody tr").first()).toContainText("Sofia Marques");
    await expect(page.getByLabel("Assignee").locator(":checked")).toHaveText("Sofia Marques");
  }
});

test("every due list has its own title, and the badge opens what it counts", async ({ signIn, api }) => {
  const manager = await api("manager@demo.test");
  const { id } = await (await manager.get("/api/auth/me")).json().then(({ data }) => data);
  await make(manager, { name: "Mine And Due", assignedTo: id, nextActionDate: "2026-01-05T06:00:00Z" });
  const { page } = await signIn("manager@demo.test");
  for (const [due, title] of Object.entries({
    now: "Due now",
    overdue: "Overdue",
    today: "Due today",
    week: "Due in 7 days",
  })) {
    await page.goto(`/leads?due=${due}`);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(title));
  }
  const main = page.getByRole("navigation", { name: "Main" }).first();
  const link = main.getByRole("link", { name: /^Due now/ });
  const count = Number((await link.textContent())?.replace("Due now", ""));
  await link.click();
  await page.waitForURL("**assignedTo=me**");
  await expect(link).toHaveAttribute("aria-current", "page");
  await expect(main.getByRole("link", { name: "Leads" })).not.toHaveAttribute("aria-current", "page");
  await expect(page.locator("[data-slot=table-link]")).toHaveCount(count);
});

test("a search that is cut says so", async ({ signIn, api }) => {
  test.setTimeout(120_000);
  const agent = await api("agent3@demo.test");
  for (let n = 0; n < 241; n += 20) {
    const some = Array.from({ length: Math.min(20, 241 - n) }, (_, i) => make(agent, { name: `Zyzzyva ${n + i}` }));
    await Promise.all(some);
  }
  const { page } = await signIn("agent3@demo.test");
  const said = page.getByText("Showing the first matches; type more to narrow.");
  await page.goto("/leads?q=zyzzyva");
  await expect(said).toBeVisible();
  await page.goto("/leads?q=zyzzyva&status=closed-won");
  await expect(page.getByText("Nothing among the first matches")).toBeVisible();
  await page.goto("/leads?q=zyzzyva%2017");
  await expect(page.locator("[data-slot=table-link]").first()).toBeVisible();
});

test("a manager chooses a whole page, and all that match beyond it", async ({ signIn, api }) => {
  const manager = await api("manager@demo.test");
  for (let n = 0; n < 52; n++) await make(manager, { name: `Bulk ${n}`, source: "bulk" });
  const { page } = await signIn("manager@demo.test");
  await page.goto("/leads?source=bulk");
  await page.getByRole("checkbox", { name: "Choose every lead on this page" }).check();
  const bar = page.getByRole("form", { name: "Hand over" });
  await expect(bar.getByText("50 leads chosen")).toBeVisible();
  await bar.getByRole("link", { name: "All that match…" }).click();
  await expect(page.getByText("52 leads")).toBeVisible();
  await page.getByRole("checkbox", { name: /^Bulk 17 / }).uncheck();
  await page.getByLabel("Hand over to").selectOption({ label: "Sofia Marques" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText("Handed over.")).toBeVisible();
  await page.goto("/leads?source=bulk&assignedTo=none");
  await expect.poll(() => namesOn(page)).toEqual(["Bulk 17"]);
});

test("without JavaScript a manager hands the chosen leads over", async ({ signIn, api }) => {
  const manager = await api("manager@demo.test");
  for (const name of ["Plain A", "Plain B", "Plain C"]) await make(manager, { name, source: "plain" });
  const { page } = await signIn("manager@demo.test", { javaScriptEnabled: false });
  await page.goto("/leads?source=plain");
  await page.getByRole("checkbox", { name: "Choose Plain A" }).check();
  await page.getByRole("checkbox", { name: "Choose Plain C" }).check();
  await page.getByRole("button", { name: "Hand over the chosen…" }).click();
  await expect(page.getByText("2 leads")).toBeVisible();
  await page.getByLabel("Hand over to").selectOption({ label: "Sofia Marques" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await page.waitForURL("**/leads?source=plain");
  await page.goto("/leads?source=plain&assignedTo=none");
  expect(await namesOn(page)).toEqual(["Plain B"]);
});

test("an agent has no page to hand many over", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  expect((await page.goto("/leads/hand-over"))?.status()).toBe(404);
});

test("older entries of a timeline stay complete when something new happens", async ({ signIn, api }) => {
  const agent = await api("agent4@demo.test");
  const id = await make(agent, { name: "Long Story" });
  for (let n = 1; n <= 30; n++) {
    await agent.post(`/api/leads/${id}/conversations`, {
      data: { channel: "note", direction: "internal", body: `Entry number ${n}.` },
    });
  }
  const { page } = await signIn("agent4@demo.test");
  await page.goto(`/leads/${id}`);
  await page.getByRole("button", { name: "Older" }).click();
  await expect(page.getByText("Entry number 1.")).toBeVisible();
  await page.getByPlaceholder("Write a note…").fill("Something new.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("li").getByText("Something new.")).toBeVisible();
  for (let n = 1; n <= 30; n++) await expect(page.getByText(`Entry number ${n}.`)).toHaveCount(1);
});
