import { expect, test } from "../support/people";

test("a stranger is sent to the sign-in page, and back to work after it", async ({ page }) => {
  await page.goto("/leads");
  await page.waitForURL("**/sign-in");
  await page.getByLabel("E-mail").fill("nobody@demo.test");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("may sign in here")).toBeVisible();
});

test("a stranger who opened a page from a link is there after signing in", async ({ page }) => {
  await page.goto("/calls?outcome=busy");
  await page.waitForURL("**/sign-in?to=*");
  await page.getByLabel("E-mail").fill("nobody@demo.test");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByLabel("E-mail").fill("agent1@demo.test");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/calls?outcome=busy");
});

test("an agent opens neither another's lead nor the settings", async ({ signIn, api }) => {
  const { page, id } = await signIn("agent1@demo.test");
  const manager = await api("manager@demo.test");
  const { data } = await (await manager.get("/api/leads?limit=50")).json();
  const other = data.find((lead: { assignedTo: string }) => lead.assignedTo !== id);
  for (const path of [
    `/leads/${other.id}`,
    `/leads/${other.id}/edit`,
    `/call/${other.id}`,
    "/settings/members",
    "/settings/organisation",
    "/settings/targets",
    "/leads/nonsense",
  ]) {
    await page.goto(path);
    await expect(page.getByText("Nothing is here")).toBeVisible();
    await expect(page.getByText(other.name)).toHaveCount(0);
  }
});

test("signing out ends the session on this browser", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await page.waitForURL("**/sign-in");
  await page.goto("/leads");
  await page.waitForURL("**/sign-in");
});

test("a session renews itself while the page is open", async ({ signIn }) => {
  const { page } = await signIn("agent1@demo.test");
  await page.context().clearCookies({ name: "__session" });
  await page.goto("/calls");
  await expect(page.getByRole("heading", { level: 1, name: "Calls" })).toBeVisible();
  expect((await page.context().cookies()).some((cookie) => cookie.name === "__session")).toBe(true);
});

test("an administrator invites someone, changes a role and ends access at once", async ({ signIn, api }) => {
  const { page } = await signIn("admin@demo.test");
  await page.goto("/settings/members");
  await page.getByLabel("Name", { exact: true }).fill("Huda Invited");
  await page.getByLabel("E-mail").fill("huda@demo.test");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const row = page.getByRole("listitem").filter({ hasText: "huda@demo.test" });
  await expect(row).toBeVisible();
  const huda = await api("huda@demo.test");
  expect((await (await huda.get("/api/auth/me")).json()).data.role).toBe("agent");
  await row.getByLabel("Role of Huda Invited").selectOption("manager");
  await row.getByRole("button", { name: "Change" }).click();
  await expect(page.getByText("role was changed")).toBeVisible();
  expect((await (await huda.get("/api/auth/me")).json()).data.role).toBe("manager");
  await row.getByRole("button", { name: "End access: Huda Invited" }).click();
  await expect(row.getByText("No access")).toBeVisible();
  expect((await huda.get("/api/auth/me")).status()).toBe(403);
});
