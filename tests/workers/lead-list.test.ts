import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { destinations } from "@/components/layout/navigation";
import { noCost, openDatabase } from "@/db/client";
import { LeadFilter } from "@/lib/leads/filter";
import { openLeadList } from "@/lib/leads/list";
import { dueStatement } from "@/lib/leads/queries";
import { leadsOf } from "../support/sight";
import { aLead, as, deleteLead, organisation, type Person, person } from "../support/world";

let agent: Person;
let other: Person;
let manager: Person;

beforeAll(async () => {
  [agent, other, manager] = [await person("agent"), await person("agent"), await person("manager", "Mona")];
  for (const source of ["web", "web", "fair", null, "مرجع"]) await aLead(agent, { source });
  await aLead(other, { source: "secret" });
  const gone = await aLead(agent, { source: "gone" });
  await agent.run(deleteLead, { id: gone });
});

async function listFor(who: Person, filter: object = {}, people = false) {
  return openLeadList(who.ctx, await organisation(), LeadFilter.parse(filter), { people });
}

describe("the sources a list offers", () => {
  test("are those of the leads one sees, each once", async () => {
    expect((await listFor(agent)).sources).toEqual(["fair", "web", "مرجع"]);
    expect((await listFor(manager)).sources).toEqual(["fair", "secret", "web", "مرجع"]);
    expect((await listFor(await person("agent"))).sources).toEqual([]);
  });

  test("stop at ten", async () => {
    const clerk = await person("agent");
    for (let n = 0; n < 12; n++) await aLead(clerk, { source: `source ${n}` });
    expect((await listFor(clerk)).sources).toHaveLength(10);
  });
});

describe("the people a list offers", () => {
  test("are the one asked for, and everyone when asked; to an agent nobody", async () => {
    const names = async (who: Person, filter: object, people = false) =>
      (await listFor(who, filter, people)).people.map(({ name }) => name);
    expect(await names(manager, {})).toEqual([]);
    expect(await names(manager, { assignedTo: "me" })).toEqual([]);
    expect(await names(manager, { assignedTo: manager.actor.id })).toEqual(["Mona"]);
    expect(await names(manager, {}, true)).toContain("Mona");
    expect(await names(manager, {}, true)).not.toContain("Scholarix");
    expect(await names(agent, { assignedTo: manager.actor.id }, true)).toEqual([]);
  });
});

describe("with a crowd of namesakes", () => {
  let clerk: Person;
  beforeAll(async () => {
    clerk = await person("agent");
    const word = (n: number) => (n < 121 ? "Crowd" : "Crow");
    for (let n = 0; n < 241; n++) await aLead(clerk, { name: `${word(n)} Number ${n}`, source: `${n % 20}` });
  }, 60_000);

  test.each([
    ["crow", true],
    ["crowd", false],
    ["crowd number", true],
    ["number 17", true],
    ["nobody", false],
    ["nobody crow", false],
    ["!", false],
    ["4567", false],
    ["", false],
  ])("a search for %j says whether it saw all: cut is %s", async (q, cut) => {
    expect((await listFor(clerk, { q })).cut).toBe(cut);
  });

  test("a search for a number says so when too many share its last four digits", async () => {
    expect((await listFor(clerk, { q: "9994567" })).cut).toBe(true);
  });

  test.each([
    {},
    { status: "new" },
    { industry: "retail" },
    { source: "3" },
    { source: "3", sort: "name" },
    { createdFrom: "2020-01-01" },
    { createdTo: "2090-01-01" },
    { assignedTo: "me" },
    { due: "now", assignedTo: "me" },
  ])("the page for %j takes one trip and reads little more than it shows", async (filter) => {
    for (const { actor } of [clerk, manager]) {
      const who = await as(actor);
      const cost = noCost();
      await listFor({ ...who, ctx: { ...who.ctx, db: openDatabase(env.DB, cost) } }, filter);
      expect(cost.trips).toBe(1);
      expect(cost.rows).toBeLessThanOrEqual("sort" in filter ? 300 : 130);
    }
  });
});

test("the badge counts exactly the leads its link shows", async () => {
  const now = "2026-11-23T21:30:00Z";
  const boss = await as((await person("manager")).actor, now);
  for (const assignedTo of [boss.actor.id, agent.actor.id]) {
    for (const nextActionDate of [now, now, "2026-11-23T21:30:01Z", null]) {
      await aLead(boss, { nextActionDate, assignedTo });
    }
    await aLead(boss, { nextActionDate: now, assignedTo, status: "closed-won" });
  }
  const link = destinations("manager")
    .find(({ count }) => count === "due")
    ?.href.split("?")[1];
  for (const who of [boss, await as(agent.actor, now)]) {
    const [[badge]] = await who.ctx.db.batch([
      dueStatement(who.ctx.db, { userId: sql`${who.actor.id}`, now: sql`${now}`, cap: sql`31` }),
    ]);
    expect(await leadsOf(who, Object.fromEntries(new URLSearchParams(link)))).toHaveLength(2);
    expect(badge?.count).toBe(2);
  }
});
