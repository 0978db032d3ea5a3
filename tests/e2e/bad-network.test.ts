import { expect, test } from "../support/people";

test("a note whose answer was lost is pressed again, and stands there once", async ({ signIn, api }) => {
  const { page } = await signIn("agent1@demo.test");
  const requests = await api("agent1@demo.test");
  const made = await requests.post("/api/leads", { data: { name: "Lost Answer", phone: "+971501110005" } });
  const { data: lead } = await made.json();
  await page.goto(`/leads/${lead.id}`);
  await page.waitForLoadState("networkidle");
  await page.getByPlaceholder("Write a note…").fill("Said once");
  let lost = 0;
  await page.route(`**/leads/${lead.id}`, async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The server did not answer.")).toBeVisible();
  await expect(page.getByPlaceholder("Write a note…")).toHaveValue("Said once");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByPlaceholder("Write a note…")).toHaveValue("");
  expect(lost).toBe(1);
  const { data } = await (await requests.get(`/api/leads/${lead.id}/conversations`)).json();
  expect(data.map((note: { body: string }) => note.body)).toEqual(["Said once"]);
});
