import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../support/people";

const SCRIPTS = [
  { how: "with JavaScript", options: {} },
  { how: "without JavaScript", options: { javaScriptEnabled: false } },
];

for (const { how, options } of SCRIPTS) {
  test(`a number that is here already is never kept twice by Enter, ${how}`, async ({ signIn, api }) => {
    const { page } = await signIn("agent2@demo.test", options);
    const requests = await api("agent2@demo.test");
    const phone = aNumber();
    await aLead(requests, "First Of Two", phone);
    await page.goto("/leads/new");
    await page.getByLabel("Name").fill("Second Of Two");
    await page.getByLabel("Company").fill("Typed Once");
    for (const _ of [1, 2, 3]) {
      await page.getByLabel("Phone").fill(phone);
      await page.getByLabel("Phone").press("Enter");
      await expect(page.getByRole("link", { name: "Open First Of Two" })).toBeVisible();
      await settled(page);
    }
    expect(await namesOf(requests, phone)).toEqual(["First Of Two"]);
    const other = aNumber();
    await aLead(requests, "Third Party", other);
    await page.getByLabel("Phone").fill(other);
    await page.getByRole("button", { name: "Create anyway" }).click();
    await expect(page.getByRole("link", { name: "Open Third Party" })).toBeVisible();
    await expect(page.getByLabel("Company")).toHaveValue("Typed Once");
    await page.getByRole("button", { name: "Create anyway" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Second Of Two" })).toBeVisible();
    expect(await namesOf(requests, other)).toEqual(["Second Of Two", "Third Party"]);
  });

  test(`a lead's new number is asked about, and what was typed with it is kept, ${how}`, async ({ signIn, api }) => {
    const { page } = await signIn("agent2@demo.test", options);
    const requests = await api("agent2@demo.test");
    const phone = aNumber();
    await aLead(requests, "Had It First", phone);
    const lead = await aLead(requests, "Moves House", aNumber());
    await page.goto(`/leads/${lead.id}/edit`);
    await page.getByLabel("Notes").fill("New number, he says");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(`**/leads/${lead.id}`);
    await page.goto(`/leads/${lead.id}/edit`);
    await page.getByLabel("Phone").fill(phone);
    await page.getByLabel("Company").fill("Kept Meanwhile");
    await page.getByLabel("Company").press("Enter");
    await expect(page.getByRole("link", { name: "Open Had It First" })).toBeVisible();
    await expect(page.getByLabel("Company")).toHaveValue("Kept Meanwhile");
    expect((await leadOf(requests, lead.id)).phone).not.toBe(phone);
    await page.getByRole("button", { name: "Save anyway" }).click();
    await page.waitForURL(`**/leads/${lead.id}`);
    expect(await leadOf(requests, lead.id)).toMatchObject({ phone, company: "Kept Meanwhile" });
  });

  test(`an earlier call takes as long as it took, with the start left as suggested, ${how}`, async ({
    signIn,
    api,
  }) => {
    const { page } = await signIn("agent2@demo.test", options);
    const requests = await api("agent2@demo.test");
    const lead = await aLead(requests, "Spoke Long", aNumber());
    await page.goto(`/calls/new?leadId=${lead.id}`);
    await page.getByLabel("Minutes").fill("45,5");
    await page.getByLabel("Busy").check();
    await page.getByRole("button", { name: "Log call" }).click();
    await page.waitForURL(`**/leads/${lead.id}`);
    const { data } = await (await requests.get(`/api/calls?leadId=${lead.id}`)).json();
    expect(data).toMatchObject([{ duration: 2730, outcome: "busy" }]);
  });

  test(`settings that two change at once are decided by the second, ${how}`, async ({ signIn }) => {
    const { page: mine } = await signIn("admin@demo.test", options);
    const { page: theirs } = await signIn("admin@demo.test", { javaScriptEnabled: false });
    const rename = async (page: Page, name: string) => {
      await page.getByLabel("Name").fill(name);
      await page.getByRole("button", { name: "Save", exact: true }).click();
    };
    for (const page of [mine, theirs]) await page.goto("/settings/organisation");
    const before = await mine.getByLabel("Name").inputValue();
    await rename(theirs, "Theirs");
    await expect(theirs.getByText("Theirs").first()).toBeVisible();
    await rename(mine, "Mine");
    await expect(mine.getByText("Now: “Theirs”. Save again to keep yours.")).toBeVisible();
    await expect(mine.getByLabel("Name")).toHaveValue("Mine");
    await mine.getByRole("button", { name: "Save", exact: true }).click();
    await expect(mine.getByRole("banner").getByText("Mine").first()).toBeVisible();
    await expect(mine.getByText("Save again to keep yours")).toHaveCount(0);
    await rename(mine, before);
    await expect(mine.getByRole("banner").getByText(before).first()).toBeVisible();
    await expect(mine.getByText("Save again to keep yours")).toHaveCount(0);
  });
}

test("a number that only ends alike is another number", async ({ signIn, api }) => {
  const { page } = await signIn("agent2@demo.test");
  await aLead(await api("agent2@demo.test"), "Ends Alike", "+12125550123");
  await page.goto("/leads/new");
  await page.getByLabel("Name").fill("Another Country");
  await page.getByLabel("Phone").fill("+442125550123");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Another Country" })).toBeVisible();
});

test("an amount is kept as it was written, and asked about when it could be two", async ({ signIn, api }) => {
  const { page } = await signIn("agent2@demo.test");
  const requests = await api("agent2@demo.test");
  const lead = await aLead(requests, "Decimal Comma", aNumber());
  await page.goto(`/leads/${lead.id}/edit`);
  const value = page.getByLabel(/^Estimated value/);
  await value.fill("1.500");
  await value.press("Enter");
  await expect(page.getByText("Write a number like 1500 or 1500.50.")).toBeVisible();
  await expect(value).toBeFocused();
  await expect(value).toHaveAccessibleDescription(/Write a number/);
  await value.fill("1500,50");
  await value.press("Enter");
  await page.waitForURL(`**/leads/${lead.id}`);
  expect((await leadOf(requests, lead.id)).estimatedValue).toBe(1500.5);
});

test("without JavaScript each outcome says where it takes the lead, and the move can be declined", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("agent2@demo.test", { javaScriptEnabled: false });
  const requests = await api("agent2@demo.test");
  for (const [path, button, status] of [
    ["/call/", "Save", "new"],
    ["/calls/new?leadId=", "Log call", "new"],
    ["/calls/new?leadId=", "Log call", "closed-lost"],
  ] as const) {
    const lead = await aLead(requests, "Plainly Declined", aNumber());
    await page.goto(`${path}${lead.id}`);
    if (path === "/call/") await page.getByRole("button", { name: "Start call" }).click();
    await expect(page.getByRole("radio", { name: "Demo booked" })).toHaveAccessibleDescription(
      "Lead becomes Demo scheduled",
    );
    await expect(page.getByRole("radio", { name: "Busy" })).toHaveAccessibleDescription("");
    await expect(page.getByText("Lost")).toBeVisible();
    await page.getByLabel("Not interested").check();
    if (status === "new") await page.getByLabel("Leave the lead’s status as it is").check();
    await page.getByRole("button", { name: button, exact: true }).click();
    await page.waitForURL(`**/leads/${lead.id}`);
    expect((await leadOf(requests, lead.id)).status).toBe(status);
  }
});

test("a conflict that was shown stays decided, whatever is asked next", async ({ signIn, api }) => {
  const { page } = await signIn("agent2@demo.test");
  const requests = await api("agent2@demo.test");
  const phone = aNumber();
  await aLead(requests, "In The Way", phone);
  const lead = await aLead(requests, "Asked Twice", aNumber());
  await page.goto(`/leads/${lead.id}/edit`);
  await requests.patch(`/api/leads/${lead.id}`, { data: { status: "qualified" } });
  await page.getByLabel("Status").selectOption("contacted");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Now: “Qualified”. Save again to keep yours.")).toBeVisible();
  await page.getByLabel("Phone").fill(phone);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: "Save anyway" }).click();
  await page.waitForURL(`**/leads/${lead.id}`);
  expect(await leadOf(requests, lead.id)).toMatchObject({ status: "contacted", phone });
});

/** Until nothing is on its way: only a form that answers can be pressed again. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(page.locator("form[aria-busy=true]")).toHaveCount(0);
}

let numbers = 0;
/** A number of this file alone. */
function aNumber(): string {
  numbers += 1;
  return `+97150${String(Date.now() % 100_000).padStart(5, "0")}${String(numbers % 100).padStart(2, "0")}`;
}

async function aLead(requests: APIRequestContext, name: string, phone: string): Promise<{ id: string }> {
  return (await (await requests.post("/api/leads", { data: { name, phone } })).json()).data;
}

async function leadOf(requests: APIRequestContext, id: string) {
  return (await (await requests.get(`/api/leads/${id}`)).json()).data;
}

async function namesOf(requests: APIRequestContext, phone: string): Promise<string[]> {
  const { data } = await (await requests.get(`/api/leads?q=${encodeURIComponent(phone)}`)).json();
  return data.map(({ name }: { name: string }) => name).sort();
}
