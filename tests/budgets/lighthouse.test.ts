import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromiumPath } from "../support/chromium";
import { expect, test, tokenOf } from "../support/people";

/** Lighthouse, mobile: accessibility and best practices are tests; its performance score is a benchmark. */

test("every page scores at least 95 for accessibility and best practices", async ({ api, baseURL }) => {
  test.setTimeout(400_000);
  const email = "admin@demo.test";
  const requests = await api(email);
  const lead = (await (await requests.get("/api/leads?limit=1")).json()).data[0].id;
  const call = (await (await requests.get("/api/calls?limit=1")).json()).data[0].id;
  const pages = [
    "/leads",
    `/leads/${lead}`,
    `/call/${lead}`,
    "/leads/new",
    "/calls",
    `/calls/${call}`,
    "/activity",
    "/reports",
    "/reports/industries",
    "/settings/members",
    "/sign-in",
  ];
  const path = chromiumPath();
  const chrome = await launch({
    ...(path && { chromePath: path }),
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking"],
  });
  try {
    for (const page of pages) {
      const result = await lighthouse(`${baseURL}${page}`, {
        port: chrome.port,
        logLevel: "error",
        onlyCategories: ["accessibility", "best-practices"],
        extraHeaders: { authorization: `Bearer ${await tokenOf(email)}` },
      });
      for (const [name, { score }] of Object.entries(result?.lhr.categories ?? {})) {
        const failed = Object.values(result?.lhr.audits ?? {})
          .filter((audit) => audit.score === 0)
          .map((audit) => audit.id);
        expect.soft((score ?? 0) * 100, `${page} ${name}: ${failed.join(", ")}`).toBeGreaterThanOrEqual(95);
      }
      expect(Object.keys(result?.lhr.categories ?? {})).toHaveLength(2);
    }
  } finally {
    chrome.kill();
  }
});
