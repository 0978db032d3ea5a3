import type { APIRequestContext } from "@playwright/test";
import { expect, personId, test } from "../support/people";

/** 100,000 leads, 1,000,000 calls, 100 agents: what a read costs in D1, from D1's own meta. */

const SHOWN = 50;
const LIST = 3 * SHOWN;

async function costOf(requests: APIRequestContext, path: string): Promise<{ trips: number; rows: number }> {
  const response = await requests.get(path);
  expect(response.status(), path).toBe(200);
  const timing = response.headers()["server-timing"] ?? "";
  const value = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(timing)?.[1] ?? Number.NaN);
  return { trips: value("trips"), rows: value("rows") };
}

const FILTERS = [
  "",
  "status=new",
  "status=closed-won",
  "industry=retail",
  "source=website",
  "industry=none",
  "source=(none)",
  "assignedTo=AGENT",
  "assignedTo=none",
  "status=contacted&assignedTo=AGENT",
  "closedFrom=2026-10-01&closedTo=2026-11-01&status=closed-won",
  "closedFrom=2026-10-01&closedTo=2026-11-01&status=closed-won&assignedTo=AGENT",
  "worth=unknown",
  "worth=unknown&assignedTo=AGENT",
  "due=now",
  "due=now&assignedTo=me",
  "due=today",
  "due=week",
  "firstCall=hour",
  "firstCall=none",
  "firstCall=5-minutes&createdFrom=2026-09-01&createdTo=2026-10-01",
  "firstCall=later&assignedTo=AGENT",
  "firstCall=hour&assignedTo=AGENT&createdFrom=2026-09-01&createdTo=2026-10-01",
  "createdFrom=2026-09-01",
  "createdTo=2026-09-01",
  "sort=name",
  "sort=-updatedAt",
  "sort=nextActionDate",
];

/** Filters under another order: bounded by how common the filter is, not by the size of the table. */
const STEERED = [
  "status=new&sort=name",
  "status=qualified&sort=-updatedAt",
  "industry=retail&sort=name",
  "source=website&sort=-updatedAt",
  "createdFrom=2026-09-01&sort=name",
  "closedFrom=2026-10-01&closedTo=2026-11-01",
  "closedFrom=2026-10-01&closedTo=2026-11-01&status=closed-won&industry=retail",
  "closedFrom=2026-10-01&status=closed-won&sort=-createdAt",
  "worth=unknown&industry=retail",
  "worth=unknown&sort=name",
  "status=new,contacted&sort=nextActionDate",
  "status=new,contacted,qualified",
];

/** Whole days, up to the most a range may have; with each filter. */
const DASHBOARDS = [
  ["", 5000],
  ["startDate=2026-10-01&endDate=2026-10-31", 5000],
  ["industry=retail", 5000],
  ["source=website&industry=trading", 5000],
  ["userId=AGENT", 1000],
  ["startDate=2026-01-01&endDate=2027-01-01", 8000],
] as const;

/** Two totals for each of a hundred people and each day, where a range holds the lesser half of two months. */
const PEOPLE_REPORTS: [path: string, most: number][] = [
  ["/reports/people", 7000],
  ["/reports/people?startDate=2026-10-01&endDate=2026-10-31", 2000],
  ["/reports/people?preset=7-days", 3000],
  ["/reports/people?preset=today", 2000],
];

for (const email of ["manager@demo.test", "agent7@demo.test"]) {
  test(`the lead list reads at most three times the rows it shows: ${email}`, async ({ api }) => {
    const requests = await api(email);
    for (const filter of FILTERS) {
      const query = filter.replace("AGENT", personId("agent7@demo.test"));
      for (const path of [`/leads?${query}`, `/api/leads?${query}`]) {
        const { trips, rows } = await costOf(requests, path);
        expect.soft(trips, path).toBeLessThanOrEqual(2);
        expect.soft(rows, path).toBeLessThanOrEqual(LIST);
      }
    }
  });

  test(`a filter under another order reads a bounded part: ${email}`, async ({ api }) => {
    const requests = await api(email);
    for (const query of STEERED) {
      const { trips, rows } = await costOf(requests, `/leads?${query}`);
      expect.soft(trips, query).toBeLessThanOrEqual(2);
      expect.soft(rows, query).toBeLessThanOrEqual(2500);
    }
  });

  test(`a dashboard reads its totals, and no calls: ${email}`, async ({ api }) => {
    const requests = await api(email);
    for (const [filter, most] of DASHBOARDS) {
      const query = filter.replace("AGENT", personId("agent7@demo.test"));
      for (const path of [`/api/analytics/dashboard?${query}`, `/reports?${query}`]) {
        const { trips, rows } = await costOf(requests, path);
        expect.soft(trips, path).toBeLessThanOrEqual(2);
        expect.soft(rows, path).toBeLessThanOrEqual(most);
      }
    }
  });

  test(`reports by person, industry and source read totals and targets, and no calls: ${email}`, async ({ api }) => {
    const requests = await api(email);
    const manager = email.startsWith("manager");
    const narrow: [string, number][] = [
      ["/reports/industries", 1500],
      ["/reports/sources", 2000],
      ["/reports/follow-through", manager ? 5000 : 500],
      ["/reports/follow-through?startDate=2026-10-01&endDate=2026-10-31", manager ? 1500 : 500],
      ["/reports/follow-through?preset=today", manager ? 3000 : 500],
      ["/reports/response-time", manager ? 4000 : 500],
      ["/reports/response-time?startDate=2026-10-01&endDate=2026-10-31", manager ? 1500 : 500],
    ];
    for (const [path, most] of [...narrow, ...(manager ? PEOPLE_REPORTS : [])]) {
      const { trips, rows } = await costOf(requests, path);
      expect.soft(trips, path).toBeLessThanOrEqual(2);
      expect.soft(rows, path).toBeLessThanOrEqual(most);
    }
    for (const query of [
      "",
      "months=12",
      "industry=retail",
      "source=website&months=12",
      `userId=${personId("agent7@demo.test")}`,
    ]) {
      const { trips, rows } = await costOf(requests, `/reports/forecast?${query}`);
      expect.soft(trips, query).toBeLessThanOrEqual(2);
      expect.soft(rows, query).toBeLessThanOrEqual(manager ? 1500 : 400);
    }
    if (!manager) return;
    const { trips, rows } = await costOf(requests, "/settings/targets");
    expect.soft([trips, rows <= 500], "/settings/targets").toEqual([2, true]);
  });

  test(`paging deep costs what the first page costs: ${email}`, async ({ api }) => {
    const requests = await api(email);
    let cursor = "";
    for (let page = 0; page < 12; page++) {
      const path = `/api/leads?limit=50${cursor && `&cursor=${cursor}`}`;
      const body = await (await requests.get(path)).json();
      expect.soft((await costOf(requests, path)).rows, `page ${page}`).toBeLessThanOrEqual(LIST);
      cursor = body.nextCursor;
    }
  });

  test(`a search reads at most 2,000 rows: ${email}`, async ({ api }) => {
    const requests = await api(email);
    for (const q of [
      "a",
      "al",
      "moh",
      "mohammed",
      "ahmed khan",
      "gmail",
      "501234",
      "1234",
      "+971501234567",
      "zzzz",
      "example",
    ]) {
      const { trips, rows } = await costOf(requests, `/leads?q=${encodeURIComponent(q)}`);
      expect.soft(trips, q).toBeLessThanOrEqual(2);
      expect.soft(rows, q).toBeLessThanOrEqual(2000);
    }
  });

  test(`a lead's page and call workspace read at most 200 rows: ${email}`, async ({ api }) => {
    const requests = await api(email);
    const { data } = await (await requests.get("/api/leads?limit=3&sort=-updatedAt")).json();
    for (const { id } of data) {
      for (const list of [
        "",
        "?list=closedTo%3D2026-10-01",
        "?list=closedFrom%3D2026-09-25%26closedTo%3D2026-10-01%26status%3Dclosed-won",
        "?list=due%3Dnow",
        "?list=status%3Dnew%26sort%3Dname",
        "?list=q%3Dmoh",
      ]) {
        for (const path of [`/leads/${id}${list}`, `/call/${id}${list}`]) {
          const { trips, rows } = await costOf(requests, path);
          expect.soft(trips, path).toBeLessThanOrEqual(2);
          expect.soft(rows, path).toBeLessThanOrEqual(200);
        }
      }
    }
  });

  test(`the calls read few rows with each filter: ${email}`, async ({ api }) => {
    const requests = await api(email);
    const { data: leads } = await (await requests.get("/api/leads?limit=1&sort=-updatedAt")).json();
    const { data: calls } = await (await requests.get("/api/calls?limit=1")).json();
    const alone: [query: string, most: number][] = [
      [`leadId=${leads[0].id}`, 200],
      ["userId=me", 200],
      [`userId=${calls[0].userId}`, 200],
      [`userId=${personId("agent8@demo.test")}`, 200],
      [`userId=${personId("agent8@demo.test")}&outcome=busy`, 200],
      ["outcome=busy", 2000],
      ["industry=retail", 2000],
      ["source=website", 2000],
      ["from=2020-01-01&to=2020-02-01", 500],
    ];
    for (const [query, most] of alone) {
      const { trips, rows } = await costOf(requests, `/api/calls?${query}`);
      expect.soft(trips, query).toBeLessThanOrEqual(2);
      expect.soft(rows, query).toBeLessThanOrEqual(most);
    }
  });

  test(`the calls that a figure of a report counts cost the same on every page: ${email}`, async ({ api }) => {
    const requests = await api(email);
    const within = "from=2026-05-01&to=2026-11-01";
    // An agent's calls come from two indexes, and from a span of time each call comes by its id.
    const counted: [query: string, most: number][] = [
      [within, 450],
      [`${within}&userId=me`, LIST + 20],
      ["outcome=none&userId=me", LIST + 20],
      [`${within}&weekday=2`, 600],
      [`${within}&hour=10`, 600],
      [`${within}&weekday=2&hour=10`, 600],
      [`${within}&weekday=2&hour=10&outcome=busy`, 800],
      [`${within}&weekday=2&hour=10&industry=retail`, 1000],
      [`${within}&weekday=2&hour=10&userId=${personId("agent7@demo.test")}`, 600],
      ...(email.startsWith("manager") ? ["outcome=none", "industry=none", "source=(none)"] : []).map(
        (query): [string, number] => [query, LIST + 20],
      ),
    ];
    for (const [query, most] of counted) {
      let cursor: string | null = "";
      for (let page = 0; page < 6 && cursor !== null; page++) {
        const path: string = `/api/calls?${query}${cursor && `&cursor=${cursor}`}`;
        const { trips, rows } = await costOf(requests, path);
        expect.soft(trips, path).toBeLessThanOrEqual(2);
        expect.soft(rows, path).toBeLessThanOrEqual(most);
        cursor = (await (await requests.get(path)).json()).nextCursor;
      }
    }
  });

  test(`the calls behind a promise's figure cost what they are rare: ${email}`, async ({ api }) => {
    const requests = await api(email);
    const due = "dueFrom=2026-10-01&dueTo=2026-11-01";
    const whose = email.startsWith("manager") ? ["", `&userId=${personId("agent7@demo.test")}`] : ["", "&userId=me"];
    for (const one of whose) {
      for (const followUp of ["", "&followUp=kept", "&followUp=late", "&followUp=open"]) {
        const { trips, rows } = await costOf(requests, `/api/calls?${due}${one}${followUp}`);
        expect.soft(trips, `${one} ${followUp}`).toBeLessThanOrEqual(2);
        // All that an agent sees comes from two indexes; no report leads there.
        const most = one === "" && !email.startsWith("manager") ? 8000 : 5000;
        expect.soft(rows, `${one} ${followUp}`).toBeLessThanOrEqual(most);
      }
    }
  });

  test(`every other page and read takes at most two round trips: ${email}`, async ({ api }) => {
    const requests = await api(email);
    const { data: calls } = await (await requests.get("/api/calls?limit=1&userId=me")).json();
    const call = calls[0]?.id ?? (await (await requests.get("/api/calls?limit=1")).json()).data[0].id;
    const paths = [
      "/leads/new",
      "/calls",
      "/calls?outcome=busy",
      "/calls?source=website&industry=retail",
      "/activity",
      `/calls/${call}`,
      `/api/calls/${call}`,
      "/api/calls",
      "/api/analytics/activity",
      "/api/auth/me",
    ];
    for (const path of paths) {
      const { trips, rows } = await costOf(requests, path);
      expect.soft(trips, path).toBeLessThanOrEqual(2);
      // two rare filters at once are looked for among one's own calls, newest first
      expect.soft(rows, path).toBeLessThanOrEqual(path.includes("&") ? 4000 : 2000);
    }
  });
}
