import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import Papa from "papaparse";
import { expect, test } from "../support/people";

test.use({ serviceWorkers: "allow" });

/** A manager takes a list to a file: asks, sees it ready, fetches it, and finds the rows of the list. */

async function ask(page: Page, file: string) {
  await page.getByRole("link", { name: "Export", exact: true }).click();
  await page.getByRole("radio", { name: file, exact: true }).check();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.waitForURL("**/exports");
}

async function fetchFirst(page: Page): Promise<Download> {
  const downloading = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /^Download/ })
    .first()
    .click();
  return downloading;
}

async function recordsOf(download: Download): Promise<string[][]> {
  const { data } = Papa.parse<string[]>(readFileSync(await download.path(), "utf8").trimEnd());
  return data;
}

test("a manager exports the leads of a filter, watches, downloads, and it is in the log", async ({ signIn, api }) => {
  const { page } = await signIn("manager@demo.test");
  await page.goto("/leads?status=qualified&source=website");
  await ask(page, "CSV for Excel");
  const first = page.getByRole("listitem").filter({ hasText: "Leads" }).first();
  await expect(first).toContainText("Qualified · Source: website");
  await expect(first).toContainText("Ready");
  const download = await fetchFirst(page);
  expect(download.suggestedFilename()).toMatch(/^leads-\d{4}-\d\d-\d\d\.csv$/);
  const bytes = readFileSync(await download.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);

  const [, ...records] = await recordsOf(download);
  const list = await (
    await (await api("manager@demo.test")).get("/api/leads?status=qualified&source=website&limit=200")
  ).json();
  expect(list.nextCursor).toBeNull();
  const expected = list.data.map(({ id, phone }: { id: string; phone: string }) => [phone, id]);
  expect(records.map((record) => [record[1], record.at(-1)])).toEqual(expected);
  for (const record of records) expect(record[1]).toMatch(/^\+[1-9]\d+$/);

  await page.goto("/activity");
  await expect(page.getByText("asked for an export").first()).toBeVisible();
  await expect(page.getByText("Leads, as CSV: status qualified, source website").first()).toBeVisible();
  await expect(page.getByText("downloaded an export").first()).toBeVisible();
});

test("without JavaScript: a report as a workbook", async ({ signIn }) => {
  const { page } = await signIn("manager@demo.test", { javaScriptEnabled: false });
  await page.goto("/reports/people?preset=7-days");
  await ask(page, "Excel workbook");
  await expect(page.getByText("Report by person").first()).toBeVisible();
  // The page comes again by itself while a file is being written.
  await expect(page.getByRole("link", { name: /^Download report-by-person/ })).toBeVisible({ timeout: 30_000 });
  const address =
    (await page
      .getByRole("link", { name: /^Download/ })
      .first()
      .getAttribute("href")) ?? "";
  const response = await page.request.get(address);
  expect(response.headers()["content-disposition"]).toMatch(
    /report-by-person-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.xlsx/,
  );
  expect((await response.body()).subarray(0, 2).toString()).toBe("PK");
});

test("calls, activity and reports each have a way to a file; an agent finds none", async ({ signIn }) => {
  const { page } = await signIn("manager@demo.test");
  for (const [path, kind] of [
    ["/calls?outcome=busy", "kind=calls"],
    ["/activity", "kind=activity"],
    ["/reports", "kind=trend"],
    ["/reports/sources", "kind=sources"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Export", exact: true })).toHaveAttribute("href", new RegExp(kind));
  }
  const agent = (await signIn("agent2@demo.test")).page;
  for (const path of ["/leads", "/calls", "/activity", "/reports"]) {
    await agent.goto(path);
    await expect(agent.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(agent.getByRole("link", { name: /export/i })).toHaveCount(0);
  }
  for (const path of ["/exports", "/exports/new?kind=leads"]) {
    expect((await agent.goto(path))?.status()).toBe(404);
  }
});

test("asked for without a network, an export says so and keeps the choice; the next press makes one file", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("manager@demo.test");
  const requests = await api("manager@demo.test");
  const asked = async () =>
    (await (await requests.get("/api/exports?limit=200")).json()).data.filter(({ filter }: { filter: object }) =>
      JSON.stringify(filter).includes("2019-03-04"),
    );
  await page.goto("/exports/new?kind=calls&from=2019-03-04&to=2019-03-05");
  await page.getByRole("radio", { name: "CSV for Excel" }).check();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Press again when you are connected" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "CSV for Excel" })).toBeChecked();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.waitForURL("**/exports");
  expect(await asked()).toMatchObject([{ kind: "calls", format: "csv", bom: true }]);
});

test("an export whose answer was lost is there once, though what it is of has grown by it meanwhile", async ({
  signIn,
  api,
}) => {
  const { page } = await signIn("manager@demo.test");
  const requests = await api("manager@demo.test");
  const asked = async () =>
    (await (await requests.get("/api/exports?limit=200")).json()).data.filter(
      ({ kind, format }: { kind: string; format: string }) => kind === "activity" && format === "xlsx",
    ).length;
  const before = await asked();
  await page.goto("/exports/new?kind=activity");
  await page.getByRole("radio", { name: "Excel workbook", exact: true }).check();
  let lost = false;
  await page.route("**/exports/new?*", async (route) => {
    if (lost || route.request().method() !== "POST") return route.continue();
    lost = true;
    await route.fetch({ headers: await route.request().allHeaders() });
    return route.abort();
  });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Press again when you are connected" })).toBeVisible();
  expect(await asked()).toBe(before + 1);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.waitForURL("**/exports");
  expect(await asked()).toBe(before + 1);
});
