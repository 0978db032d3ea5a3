import AxeBuilder from "@axe-core/playwright";
import { expect, personId, test } from "../support/people";

const PAGES = [
  "/leads",
  "/leads?due=now&source=website&industry=retail&createdFrom=2026-01-01",
  "/leads/hand-over?list=status%3Dnew",
  "/leads/new",
  "/calls",
  "/activity",
  "/reports",
  "/exports",
  "/exports/new?kind=calls&outcome=busy&from=2026-01-01&to=2026-02-01",
  "/reports?startDate=1990-01-01&endDate=1990-02-01&industry=retail",
  "/reports/forecast",
  "/reports/forecast?months=12&industry=retail",
  "/reports/saved",
  "/reports/saved/new?kind=people&preset=7-days",
  "/settings/members",
  "/reports/people",
  "/reports/response-time",
  "/reports/response-time?startDate=1990-01-01&endDate=1990-02-01",
  "/reports/follow-through",
  "/calls?dueFrom=2026-01-01&dueTo=2027-01-01&followUp=open",
  "/leads?firstCall=hour&createdFrom=2026-01-01",
  "/settings/organisation",
  "/settings/targets",
  "/settings/devices",
];
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Both sizes and both colour schemes, each at least once: four rounds would tell nothing that two do not. */
const LOOKS = [
  { size: "desk", options: {}, colorScheme: "light" },
  { size: "phone", options: PHONE, colorScheme: "dark" },
] as const;

for (const { size, options, colorScheme } of LOOKS) {
  test(`every page passes axe and fits its width: ${size}, ${colorScheme}`, async ({ signIn, api }) => {
    test.setTimeout(180_000);
    const { page } = await signIn("admin@demo.test", { ...options, colorScheme });
    const { data } = await (await (await api("admin@demo.test")).get("/api/leads?limit=1&sort=-updatedAt")).json();
    const { data: calls } = await (await (await api("admin@demo.test")).get("/api/calls?limit=1")).json();
    const lead = data[0].id;
    const call = calls[0].id;
    const more = [
      `/leads/${lead}`,
      `/leads/${lead}/edit`,
      `/call/${lead}`,
      `/calls/new?leadId=${lead}`,
      `/calls/${call}`,
      `/calls/${call}/edit`,
      `/reports?userId=${personId("agent1@demo.test")}`,
    ];
    for (const path of [...PAGES, ...more, "/no-such-page"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target} ${nodes[0]?.html}`);
      expect.soft(told, path).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
}

test("the sign-in page passes axe", async ({ page }) => {
  await page.goto("/sign-in");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("an agent works a lead on a phone with a thumb", async ({ signIn }) => {
  const { page } = await signIn("agent5@demo.test", PHONE);
  await page.getByRole("link", { name: /^Due/ }).last().click();
  await page.waitForURL("**due=now**");
  await page.locator("[data-call]").first().click();
  await page.getByLabel("Dial on this device").uncheck();
  await page.getByRole("button", { name: "Start call" }).click();
  await page.getByRole("radio", { name: "Busy" }).check();
  const here = page.url();
  await page.getByRole("button", { name: /Save and next/ }).click();
  await expect(page).not.toHaveURL(here);
});
