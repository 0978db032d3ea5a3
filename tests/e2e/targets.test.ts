import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { aCall, aLead } from "../support/api";
import { expect, personId, test } from "../support/people";

const field = (page: Page, what: "Calls a working day" | "Demos a week", whose: string) =>
  page.getByLabel(`${what} of ${whose}`);

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save targets" }).click();
}

/** How many calls today, and of how many, the agent is told. */
async function today(page: Page): Promise<{ calls: number; words: string | null }> {
  const card = page.getByRole("region", { name: "Calls today" });
  const calls = Number(/^\d+/.exec((await card.getByRole("link").textContent()) ?? "")?.[0]);
  const meter = card.getByRole("meter", { name: "calls today" });
  return { calls, words: (await meter.count()) > 0 ? await meter.getAttribute("aria-valuetext") : null };
}

for (const { how, options, agent, name } of [
  { how: "with JavaScript", options: {}, agent: "agent3@demo.test", name: "Priya Nair" },
  {
    how: "without JavaScript",
    options: { javaScriptEnabled: false },
    agent: "agent4@demo.test",
    name: "Omar Al Suwaidi",
  },
]) {
  test(`a manager sets a target, and the agent sees how far they are after a call: ${how}`, async ({ signIn, api }) => {
    const { page } = await signIn("manager@demo.test", options);
    // Every day is worked here, so that this says the same on a Sunday.
    const admin = await signIn("admin@demo.test");
    await admin.page.goto("/settings/organisation");
    await admin.page.getByLabel("Working days").selectOption("Every day, from Monday");
    await admin.page.getByRole("button", { name: "Save" }).click();
    await expect(admin.page.getByText("Saved.")).toBeVisible();

    await page.getByRole("link", { name: "Settings" }).first().click();
    await expect(page.getByRole("link", { name: "Targets", exact: true })).toHaveAttribute("aria-current", "page");
    await field(page, "Calls a working day", name).fill("200");
    await field(page, "Demos a week", name).fill("a few");
    await save(page);
    await expect(page.getByText("Use a whole number from 0 to 500, or leave it empty.")).toBeVisible();
    await expect(field(page, "Calls a working day", name)).toHaveValue("200");
    await expect(field(page, "Demos a week", name)).toHaveValue("a few");
    await expect(field(page, "Demos a week", name)).toHaveAttribute("aria-invalid", "true");
    await field(page, "Demos a week", name).fill("9");
    await save(page);
    await expect(page.getByText("Use a whole number")).toHaveCount(0);
    await page.goto("/settings/targets");
    await expect(field(page, "Calls a working day", name)).toHaveValue("200");
    await expect(field(page, "Demos a week", name)).toHaveValue("9");

    const theirs = await signIn(agent, options);
    await theirs.page.goto("/reports");
    const before = await today(theirs.page);
    expect(before.words).toBe(`${before.calls} of 200 calls today, ${Math.floor(before.calls / 2)}%`);
    const requests = await api(agent);
    await aCall(requests, (await aLead(requests)).id, { outcome: "demo-booked" });
    await aCall(requests, (await aLead(requests)).id);
    await theirs.page.reload();
    const after = await today(theirs.page);
    expect(after.calls).toBe(before.calls + 2);
    expect(after.words).toBe(`${after.calls} of 200 calls today, ${Math.floor(after.calls / 2)}%`);
    await theirs.page.getByRole("region", { name: "Due now" }).getByRole("link").click();
    await expect(theirs.page).toHaveURL(/\/leads\?due=now&assignedTo=me$/);

    await page.goto(`/reports?userId=${personId(agent)}`);
    await expect(page.getByRole("heading", { name: `Today and this week: ${name}` })).toBeVisible();
    expect(await today(page)).toEqual(after);
    await page.goto("/reports/people?preset=today");
    const row = page.getByRole("region", { name: "Leaderboard" }).getByRole("row", { name });
    await expect(row).toContainText(`${after.calls} calls of ${name}of 200`);
    await page.goto("/activity");
    await expect(page.getByText(`set the target of ${name}`)).toBeVisible();
  });
}

test("a target that another manager set meanwhile is shown beside one's own, and nothing typed is lost", async ({
  signIn,
}) => {
  const [one, other] = [await signIn("manager@demo.test"), await signIn("admin@demo.test")];
  for (const { page } of [one, other]) await page.goto("/settings/targets");
  await field(one.page, "Calls a working day", "the whole team").fill("90");
  await save(one.page);
  await expect(one.page.getByText("Saved.")).toBeVisible();
  await field(other.page, "Calls a working day", "the whole team").fill("70");
  await field(other.page, "Demos a week", "Sofia Marques").fill("3");
  await save(other.page);
  await expect(other.page.getByText("Now: “90”. Save again to keep yours.")).toBeVisible();
  await expect(field(other.page, "Calls a working day", "the whole team")).toHaveValue("70");
  await expect(field(other.page, "Demos a week", "Sofia Marques")).toHaveValue("3");
  await save(other.page);
  await expect(other.page.getByText("Saved.")).toBeVisible();
  // One's own saving is no other's: what is typed next stands on it.
  await field(other.page, "Calls a working day", "the whole team").fill("");
  await save(other.page);
  await expect(other.page.getByText("Changed by someone else")).toHaveCount(0);
  await other.page.goto("/settings/targets");
  await expect(field(other.page, "Calls a working day", "the whole team")).toHaveValue("");
  await expect(field(other.page, "Demos a week", "Sofia Marques")).toHaveValue("3");
});

test("an agent neither opens nor pushes targets, and sees nobody else's", async ({ signIn, api }) => {
  const { page, id } = await signIn("agent1@demo.test");
  await page.goto("/settings/targets");
  await expect(page.getByText("Nothing is here")).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByRole("link", { name: "Targets" })).toHaveCount(0);
  const input = { targets: { [id]: { seq: 0, callsPerDay: 1 } } };
  const [entryId, requests] = [uuidv7(), await api("agent1@demo.test")];
  const entries = [{ id: entryId, command: "setTargets", input }];
  const answer = await requests.post("/api/sync/push", { data: { v: 1, userId: id, entries } });
  expect((await answer.json()).results[entryId]).toMatchObject({ status: "rejected", error: { code: "forbidden" } });
  await page.goto(`/reports?userId=${personId("agent2@demo.test")}`);
  await expect(page.getByRole("heading", { name: "Today and this week" })).toHaveText("Today and this week");
  await expect(page.getByRole("region", { name: "Calls today" }).getByRole("link")).toHaveAttribute(
    "href",
    new RegExp(`userId=${id}`),
  );
  await expect(page.getByRole("link", { name: "Set targets" })).toHaveCount(0);
  await page.goto("/reports/people");
  await expect(page.getByText("Nothing is here")).toBeVisible();
});
