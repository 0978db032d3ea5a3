import type { APIRequestContext, Page } from "@playwright/test";
import { expect, personId, test } from "../support/people";

/** What a figure on a report says, and the address it opens. */
interface Told {
  href: string;
  says: string;
  count: number;
}

/** Every link of the page that stands on a count; those on a mean length open the calls it is the mean of. */
async function figuresOn(page: Page): Promise<Told[]> {
  return page.locator("main").evaluate((main) => {
    const number = (text: string | undefined) => (text ? Number(text.replaceAll(",", "")) : null);
    const inRow = (link: Element) => {
      const cells = [...(link.closest("tr")?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent ?? "");
      return number(cells.find((text) => /^[\d,]+$/.test(text)));
    };
    return [...main.querySelectorAll('a[href^="/calls?"], a[href^="/leads?"]')].flatMap((link) => {
      const label = link.getAttribute("aria-label");
      const text = link.textContent ?? "";
      const heads = link.closest("table")?.querySelector("thead")?.textContent ?? "";
      if (/average|no call with a length/.test(label ?? "") || /mean length/.test(text)) return [];
      if (!label && /with a length/.test(heads)) return [];
      const worth = / of ([\d,]+) leads won/.exec(text)?.[1];
      const figure = link.querySelector(".sr-only") ? (worth ?? /^([\d,]+)(?= )/.exec(text)?.[1]) : undefined;
      const drawn = /(?:: |^)([\d,]+)(?: calls?\b| won\b| on |, \d+%)/.exec(label ?? "")?.[1];
      const count = number(label ? drawn : figure) ?? inRow(link);
      return [{ href: link.getAttribute("href") ?? "", says: label ?? text, count: count ?? Number.NaN }];
    });
  });
}

async function lengthOf(requests: APIRequestContext, href: string): Promise<number> {
  let sum = 0;
  for (let cursor: string | null = ""; cursor !== null; ) {
    const answer = await requests.get(`/api${href}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    expect(answer.status(), href).toBe(200);
    const body = (await answer.json()) as { data: unknown[]; nextCursor: string | null };
    sum += body.data.length;
    cursor = body.nextCursor;
  }
  return sum;
}

const REPORTS: [string, string[], number][] = [
  ["admin@demo.test", ["/reports", "/reports?preset=7-days&industry=retail"], 60],
  ["admin@demo.test", ["/reports/people", "/reports/industries?preset=90-days", "/reports/sources"], 20],
  ["manager@demo.test", ["/reports/response-time", "/reports/response-time?preset=90-days&industry=retail"], 50],
  ["agent1@demo.test", ["/reports/response-time?preset=90-days", "/reports/follow-through?preset=7-days"], 15],
  ["manager@demo.test", ["/reports/follow-through?preset=7-days", "/reports/follow-through?preset=today"], 20],
  [
    "manager@demo.test",
    ["/reports/forecast", "/reports/forecast?industry=retail", "/reports/forecast?userId=AGENT2"],
    60,
  ],
  ["agent2@demo.test", ["/reports/forecast?months=12", "/reports/forecast?source=website"], 40],
  ["manager@demo.test", ["/reports?preset=today&userId=AGENT2", "/reports/people?preset=month"], 40],
  ["agent1@demo.test", ["/reports", "/reports/industries"], 25],
];

for (const [email, paths, least] of REPORTS) {
  test(`every figure equals the count of the rows it opens (P10): ${email} on ${paths[0]}`, async ({ signIn, api }) => {
    test.setTimeout(180_000);
    const { page } = await signIn(email);
    const requests = await api(email);
    const lengths = new Map<string, number>();
    let compared = 0;
    for (const path of paths) {
      await page.goto(path.replace("AGENT2", personId("agent2@demo.test")));
      for (const { href, says, count } of await figuresOn(page)) {
        if (!lengths.has(href)) lengths.set(href, await lengthOf(requests, href));
        expect.soft(count, `${path}: ${says} opens ${href}`).toBe(lengths.get(href));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(least);
  });
}
