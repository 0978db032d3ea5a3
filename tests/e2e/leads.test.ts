import { aPhone } from "../support/api";
import { expect, test } from "../support/people";

test("a second lead with the same number is asked about, and nothing typed is lost", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  for (const round of [1, 2]) {
    await page.goto("/leads/new");
    await page.getByLabel("Name").fill(`Twice ${round}`);
    await page.getByLabel("Phone").fill("050 222 33 44");
    await page.getByLabel("Company").fill("Twice Trading");
    await page.getByRole("button", { name: "Add lead" }).click();
    if (round === 2) {
      await expect(page.getByText("This number is already here.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Open Twice 1" })).toBeVisible();
      await expect(page.getByLabel("Company")).toHaveValue("Twice Trading");
      await page.getByRole("button", { name: "Create anyway" }).click();
    }
    await expect(page.getByRole("heading", { level: 1, name: `Twice ${round}` })).toBeVisible();
  }
});

test("a field error stands beside its field, with what was typed", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  await page.goto("/leads/new");
  await page.getByLabel("Name").fill("Wrong Number");
  await page.getByLabel("Phone").fill("12");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByLabel("Phone")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("This cannot be a phone number")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Wrong Number");
  await page.getByLabel("Phone").fill("+971 50 123 99 88");
  await page.getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wrong Number" })).toBeVisible();
});

test("a deleted lead leaves the list and comes back with one press", async ({ signIn, api }) => {
  const { page } = await signIn("agent1@demo.test");
  const requests = await api("agent1@demo.test");
  const { data } = await (
    await requests.post("/api/leads", { data: { name: "Gone Again", phone: "+971501110002" } })
  ).json();
  await page.goto(`/leads/${data.id}`);
  await page.getByRole("button", { name: "Delete" }).click();
  await page.waitForURL("**/leads?deleted=*");
  expect((await requests.get(`/api/leads/${data.id}`)).status()).toBe(404);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Gone Again" })).toBeVisible();
});

test("a manager hands leads over: the agent sees them, the other does not any more", async ({ signIn, api }) => {
  const manager = await api("manager@demo.test");
  const { page } = await signIn("manager@demo.test");
  const { id } = await signIn("agent4@demo.test");
  const { phone, digits } = aPhone();
  const name = `Zed ${digits}`;
  const { data: lead } = await (await manager.post("/api/leads", { data: { name, phone, assignedTo: id } })).json();
  await page.goto(`/leads?q=${digits}`);
  // it comes with the script that says how many were handed over
  await expect(page.getByLabel("Choose every lead on this page")).toBeVisible();
  await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
  const bar = page.getByRole("form", { name: "Hand over" });
  await bar.getByLabel("Hand over to").selectOption({ label: "Sofia Marques" });
  await bar.getByRole("button", { name: "Hand over" }).click();
  await expect(page.getByText("1 lead handed to Sofia Marques.")).toBeVisible();
  expect((await (await api("agent4@demo.test")).get(`/api/leads/${lead.id}`)).status()).toBe(404);
  expect((await (await api("agent5@demo.test")).get(`/api/leads/${lead.id}`)).status()).toBe(200);
});

test("search and filters live in the URL, and paging goes both ways", async ({ signIn }) => {
  const { page } = await signIn("manager@demo.test");
  await page.getByRole("group", { name: "Status" }).getByLabel("New").check();
  await page.waitForURL("**status=new**");
  const first = await page.locator("[data-slot=table-link]").first().textContent();
  await page.getByRole("link", { name: "Next" }).click();
  await page.waitForURL("**cursor=**");
  await expect(page.locator("[data-slot=table-link]").first()).not.toHaveText(first ?? "");
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.locator("[data-slot=table-link]").first()).toHaveText(first ?? "");
});

test("next and previous walk the list one came from", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  await page.goto("/leads?sort=name");
  const names = await page.locator("[data-slot=table-link]").allTextContents();
  await page.locator("[data-slot=table-link]").first().click();
  for (const name of names.slice(1, 4)) {
    await page.getByRole("link", { name: /^Next lead/ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  }
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(names[2] ?? "");
});

test("an edit that collides says what stands there now, keeps what was typed, and a second save decides", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("manager@demo.test");
  const agent = await api("agent1@demo.test");
  const made = await agent.post("/api/leads", {
    data: { name: "Twice Edited", phone: "+971501110004", company: "Before" },
  });
  const { data: lead } = await made.json();
  await page.goto(`/leads/${lead.id}/edit`);
  await agent.patch(`/api/leads/${lead.id}`, { data: { company: "Theirs", source: "referral" } });
  await page.getByLabel("Company").fill("Mine");
  await page.getByLabel("Notes").fill("Typed with care");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Now: “Theirs”. Save again to keep yours.")).toBeVisible();
  await expect(page.getByLabel("Company")).toHaveValue("Mine");
  await expect(page.getByLabel("Notes")).toHaveValue("Typed with care");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(`**/leads/${lead.id}`);
  const { data } = await (await agent.get(`/api/leads/${lead.id}`)).json();
  expect(data).toMatchObject({ company: "Mine", notes: "Typed with care", source: "referral" });
});
