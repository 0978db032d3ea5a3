import { aCall, aLead, dataOf, refused } from "../../support/api";
import { expect, personId, test } from "../../support/people";

const PATH = "/api/analytics/dashboard";

test("a manager's dashboard has the pinned shape, and each day of its range", async ({ api }) => {
  const manager = await api("manager@demo.test");
  const data = await dataOf(await manager.get(`${PATH}?startDate=2026-11-01&endDate=2026-11-08`));
  expect(Object.keys(data).sort()).toEqual(["metrics", "topPerformers", "trends"]);
  expect(Object.keys(data.metrics).sort()).toEqual(["activeLeads", "conversionRate", "demosBooked", "totalCalls"]);
  expect(data.trends).toHaveLength(7);
  expect(data.trends[0]).toEqual({
    date: "2026-11-01",
    calls: expect.any(Number),
    demos: expect.any(Number),
    avgDuration: expect.any(Number),
  });
  for (const performer of data.topPerformers) {
    expect(Object.keys(performer).sort()).toEqual(["avgDuration", "demosBooked", "id", "name", "totalCalls"]);
  }
});

test("a call counts at once, where its person and industry are asked for, and no more once it is deleted", async ({
  api,
}) => {
  const [manager, agent] = [await api("manager@demo.test"), await api("agent2@demo.test")];
  const lead = await aLead(agent, { name: "Counted", industry: "logistics", source: "Dashboard test" });
  const range = "startDate=2026-10-05T06:00:00Z&endDate=2026-10-05T06:30:00Z";
  const total = async (who: typeof manager, more = "") =>
    (await dataOf(await who.get(`${PATH}?${range}&source=Dashboard%20test${more}`))).metrics.totalCalls;
  expect(await total(manager)).toBe(0);
  const call = await aCall(agent, lead.id, { startTime: "2026-10-05T06:10:00Z", duration: 60 });
  expect(await total(manager)).toBe(1);
  expect(await total(manager, "&industry=logistics")).toBe(1);
  expect(await total(manager, "&industry=retail")).toBe(0);
  expect(await total(manager, `&userId=${personId("agent2@demo.test")}`)).toBe(1);
  expect(await total(manager, `&userId=${personId("agent1@demo.test")}`)).toBe(0);
  await agent.delete(`/api/calls/${call.id}`);
  expect(await total(manager)).toBe(0);
});

test("an agent gets their own figures, whoever's they ask for, and nobody's names", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  const own = await dataOf(await agent.get(PATH));
  const asked = await dataOf(await agent.get(`${PATH}?userId=${personId("agent2@demo.test")}`));
  const unknown = await dataOf(await agent.get(`${PATH}?userId=01900000-0000-7000-8000-00000000dead`));
  expect(own.topPerformers).toEqual([]);
  expect(asked).toEqual(own);
  expect(unknown).toEqual(own);
  expect(own.metrics.totalCalls).toBeGreaterThan(0);
});

test.describe("an impossible question", () => {
  for (const [what, query, field] of [
    ["an end before its start", "startDate=2026-11-10&endDate=2026-11-01", "endDate"],
    ["a day that is none", "startDate=2026-02-30", "startDate"],
    ["the year 1", "startDate=0001-01-01", "startDate"],
    ["a hundred years", "startDate=1980-01-01&endDate=2079-12-31", "endDate"],
    ["an industry that is none", "industry=mining", "industry"],
    ["a person who is no id", "userId=bob", "userId"],
    ["an unknown parameter", "zone=Asia/Dubai", "zone"],
  ] as const) {
    test(`with ${what} is refused by its field`, async ({ api }) => {
      const answer = await (await api("manager@demo.test")).get(`${PATH}?${query}`);
      await refused(answer, 400, "invalid", [field]);
    });
  }

  test("about a range in which nobody called is answered with nothing", async ({ api }) => {
    const query = "startDate=2019-01-01&endDate=2019-01-03";
    const data = await dataOf(await (await api("manager@demo.test")).get(`${PATH}?${query}`));
    expect(data.metrics).toMatchObject({ totalCalls: 0, demosBooked: 0, conversionRate: 0 });
    expect([data.trends.length, data.topPerformers]).toEqual([2, []]);
  });
});
