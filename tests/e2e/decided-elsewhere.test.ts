import { aLead } from "../support/api";
import { ready } from "../support/device";
import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

const PUSH = "**/api/sync/push";

test("an edit that collided on one device is decided on another, and leaves the list of the first by itself", async ({
  signIn,
  api,
}) => {
  const [requests, manager] = [await api("agent3@demo.test"), await api("manager@demo.test")];
  const lead = await aLead(requests, { name: "Two Devices", company: "Before Ltd", notes: "Old" });
  const { page: first } = await signIn("agent3@demo.test", { serviceWorkers: "block" });
  const { page: second, id } = await signIn("agent3@demo.test");
  await ready(second, id);

  await first.goto(`/leads/${lead.id}/edit`);
  await first.waitForLoadState("networkidle");
  await first.route(PUSH, (route) => route.abort());
  await first.getByLabel("Company").fill("Mine Ltd");
  await first.getByLabel("Notes").fill("My notes");
  await first.getByRole("button", { name: "Save", exact: true }).click();
  await first.waitForURL(`**/leads/${lead.id}`);
  await manager.patch(`/api/leads/${lead.id}`, { data: { company: "Theirs Ltd" } });

  await first.goto("/sync");
  await expect(first.getByText("Waiting to be sent").first()).toBeVisible();
  await second.goto("/sync");
  await expect(second.getByText("Everything is sent", { exact: true })).toBeVisible();

  await first.unroute(PUSH);
  await first.evaluate(() => window.dispatchEvent(new Event("online")));
  for (const page of [first, second]) {
    await expect(page.getByText("Needs you")).toBeVisible();
    for (const said of ["Before Ltd", "Mine Ltd", "Theirs Ltd"]) {
      await expect(page.getByText(said).first()).toBeVisible();
    }
  }
  // A reload would lose it.
  await first.evaluate(() => Object.assign(window, { stayed: true }));

  await second.getByLabel("Theirs Ltd").check();
  await second.getByRole("button", { name: "Save this choice" }).click();
  for (const page of [second, first]) {
    await expect(page.getByText("Everything is sent", { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: /need you/ })).toHaveCount(0);
  }
  expect(await first.evaluate(() => "stayed" in window)).toBe(true);
  const { data: now } = await (await requests.get(`/api/leads/${lead.id}`)).json();
  expect(now).toMatchObject({ company: "Theirs Ltd", notes: "My notes" });
});
