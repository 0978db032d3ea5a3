import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

test("an agent works five due leads and a manager sees the calls, the leads and who did what", async ({ signIn }) => {
  const { page: agent } = await signIn("agent1@demo.test");
  await agent
    .getByRole("navigation")
    .getByRole("link", { name: /Due now/ })
    .first()
    .click();
  await expect(agent.getByRole("heading", { level: 1, name: "Due now" })).toBeVisible();
  await agent.locator("[data-call]").first().click();

  const worked: string[] = [];
  for (const key of ["4", "2", "6", "5", "2"]) {
    await expect(agent.getByRole("button", { name: "Start call" })).toBeVisible();
    worked.push((await agent.getByRole("heading", { level: 1 }).textContent()) ?? "");
    const here = agent.url();
    await agent.getByRole("button", { name: "Start call" }).click();
    await expect(agent.getByRole("timer")).toBeVisible();
    await agent.keyboard.press(key);
    await agent.getByLabel("Notes").fill(`Story call ${worked.length}`);
    await agent.getByRole("button", { name: /Save and next/ }).click();
    await expect(agent).not.toHaveURL(here);
  }
  expect(new Set(worked).size).toBe(5);

  const { page: manager } = await signIn("manager@demo.test");
  await manager.goto("/calls");
  await expect(manager.getByText("Story call 5")).toBeVisible();
  await manager.goto("/activity");
  const row = manager.getByRole("listitem").filter({ hasText: "Story call 3" });
  await expect(row).toContainText("finished a call");
  await expect(row).toContainText("Not interested");
  await expect(row).toContainText(worked[2] ?? "?");
});

test("two calls in a row to two leads land on two leads, and a reload during a call brings it back", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("agent2@demo.test");
  const requests = await api("agent2@demo.test");
  const { data } = await (await requests.get("/api/leads?limit=2&status=new")).json();
  for (const [n, lead] of data.entries()) {
    await page.goto(`/call/${lead.id}`);
    await page.getByRole("button", { name: "Start call" }).click();
    await expect(page.getByRole("timer")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("timer")).toBeVisible();
    await page.getByLabel("No answer").check();
    await page.getByLabel("Notes").fill(`Landed ${n}`);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.waitForURL(`**/leads/${lead.id}`);
    await expect(page.getByText(`Landed ${n}`)).toBeVisible();
  }
  for (const [n, lead] of data.entries()) {
    const calls = await (await requests.get(`/api/calls?leadId=${lead.id}`)).json();
    expect(calls.data[0]).toMatchObject({ leadId: lead.id, notes: `Landed ${n}`, outcome: "no-answer" });
  }
});

test("what an outcome does to the lead is shown before it happens and can be declined", async ({ signIn, api }) => {
  const { page } = await signIn("agent3@demo.test");
  const requests = await api("agent3@demo.test");
  const created = await requests.post("/api/leads", { data: { name: "Declined Move", phone: "+971501110001" } });
  const { data: lead } = await created.json();
  await page.goto(`/call/${lead.id}`);
  await page.getByRole("button", { name: "Start call" }).click();
  await page.getByLabel("Not interested").check();
  await expect(page.getByRole("status").filter({ hasText: "Lost" })).toBeVisible();
  await page.getByLabel("Leave the status as it is").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(`**/leads/${lead.id}`);
  expect((await (await requests.get(`/api/leads/${lead.id}`)).json()).data.status).toBe("new");
});
