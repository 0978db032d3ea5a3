import { beforeAll, describe, expect, test } from "vitest";
import { INDUSTRIES, LEAD_STATUSES } from "@/lib/enums";
import { LEAD_SORTS, LeadFilter } from "@/lib/leads/filter";
import { listLeads } from "@/lib/leads/queries";
import { openWorkspace } from "@/lib/leads/workspace";
import { thereAndBack } from "../support/paging";
import { ids, leadsOf } from "../support/sight";
import { aLead, as, deleteLead, editLead, newId, organisation, type Person, person, rows } from "../support/world";

interface Stored {
  [column: string]: string | null;
  id: string;
}

let agent: Person;
let manager: Person;

/** Thirty leads whose names and times repeat, of an agent, of nobody and of a manager, three of them deleted. */
beforeAll(async () => {
  agent = await person("agent");
  manager = await person("manager");
  for (let n = 0; n < 30; n++) {
    const by = await as(n % 3 === 0 ? manager.actor : agent.actor, `2026-03-0${1 + (n % 4)}T10:00:00.000Z`);
    const id = await aLead(by, {
      name: ["Amal", "amal", "Badr", "Ünal"][n % 4],
      status: LEAD_STATUSES[n % 6],
      industry: n % 7 === 0 ? null : INDUSTRIES[n % 5],
      source: n % 2 === 0 ? "Fair" : null,
      nextActionDate: n % 5 === 0 ? null : `2026-04-0${1 + (n % 3)}T06:00:00Z`,
      ...(n % 6 === 0 && { assignedTo: manager.actor.id }),
    });
    if (n % 8 === 0) await (await as(manager.actor, "2026-03-09T10:00:00Z")).run(editLead, { id, notes: "N" });
    if (n % 10 === 9) await manager.run(deleteLead, { id });
  }
});

const KEYS: Record<string, string> = { createdAt: "created_at", updatedAt: "updated_at", name: "name_fold" };

/** The list as plain JavaScript makes it of the raw rows. */
async function expected(who: Person, sort: string, keep: (row: Stored) => boolean = () => true): Promise<string[]> {
  const column = KEYS[sort.replace("-", "")];
  const keyOf = (row: Stored) => `${column ? row[column] : (row.next_action_date ?? "~")}|${row.id}`;
  const sign = sort.startsWith("-") ? -1 : 1;
  return ids(
    (await rows<Stored>("select * from leads"))
      .filter((row) => row.deleted_at === null && (who.actor.role !== "agent" || row.assigned_to === who.actor.id))
      .filter(keep)
      .sort((a, b) => sign * (keyOf(a) < keyOf(b) ? -1 : 1)),
  );
}

async function walk(who: Person, filter: object) {
  const settings = await organisation();
  return thereAndBack((cursor) => listLeads(who.ctx, settings, LeadFilter.parse({ ...filter, cursor })));
}

describe.each(LEAD_SORTS)("leads by %s", (sort) => {
  test("are each met once on the way to the end, and again on the way back", async () => {
    for (const who of [agent, manager]) {
      for (const limit of [4, 7]) {
        const { there, back } = await walk(who, { sort, limit });
        expect(there.flat()).toEqual(await expected(who, sort));
        expect(there.slice(0, -1).every((page) => page.length === limit)).toBe(true);
        expect(back).toEqual(there);
      }
    }
  });

  test("page in the same order within a filter", async () => {
    const { there, back } = await walk(manager, {
      sort,
      limit: 2,
      status: "new,qualified,closed-lost",
      source: "Fair",
    });
    const wanted = ["new", "qualified", "closed-lost"];
    const kept = await expected(manager, sort, (row) => wanted.includes(row.status ?? "") && row.source === "Fair");
    expect(kept.length).toBeGreaterThan(4);
    expect(there.flat()).toEqual(kept);
    expect(back).toEqual(there);
  });
});

test.each(["م".repeat(200), "王".repeat(200), "ﷺ".repeat(200), "x".repeat(200)])(
  "leads with long names (%#) page by name all the same",
  async (name) => {
    const clerk = await person("agent");
    const made = [await aLead(clerk, { name }), await aLead(clerk, { name }), await aLead(clerk, { name })];
    expect(ids(await leadsOf(clerk, { sort: "name", limit: 1 }))).toEqual(made);
  },
);

describe("a filter", () => {
  const cases: [string, object, (row: Stored) => boolean][] = [
    ["one status", { status: "qualified" }, (row) => row.status === "qualified"],
    ["two statuses", { status: ["new", "closed-won"] }, (row) => ["new", "closed-won"].includes(row.status ?? "")],
    ["one status, said six times", { status: "new,new,new,new,new,new" }, (row) => row.status === "new"],
    ["every status but one", { status: LEAD_STATUSES.slice(1).join() }, (row) => row.status !== "new"],
    ["every status", { status: LEAD_STATUSES.join() }, () => true],
    ["industry", { industry: "retail" }, (row) => row.industry === "retail"],
    ["source", { source: "Fair" }, (row) => row.source === "Fair"],
    ["no industry", { industry: "none" }, (row) => row.industry === null],
    ["no source", { source: "(none)" }, (row) => row.source === null],
    [
      "status and industry and source",
      { status: "new,qualified", industry: "trading", source: "Fair" },
      (row) => ["new", "qualified"].includes(row.status ?? "") && row.industry === "trading" && row.source === "Fair",
    ],
    ["nobody's", { assignedTo: "none" }, (row) => row.assigned_to === null],
  ];

  test.each(cases)("by %s shows those alone", async (_, filter, keep) => {
    for (const who of [agent, manager]) {
      expect(ids(await leadsOf(who, { ...filter, limit: 3 }))).toEqual(await expected(who, "-createdAt", keep));
    }
    expect(await expected(manager, "-createdAt", keep)).not.toEqual([]);
  });

  test("by assignee takes me and a person's id, and never widens what one sees", async () => {
    const ofAgent = await expected(agent, "-createdAt");
    const ofManager = await expected(manager, "-createdAt", (row) => row.assigned_to === manager.actor.id);
    expect(ids(await leadsOf(agent, { assignedTo: "me" }))).toEqual(ofAgent);
    expect(ids(await leadsOf(manager, { assignedTo: "me" }))).toEqual(ofManager);
    expect(ids(await leadsOf(manager, { assignedTo: agent.actor.id }))).toEqual(ofAgent);
    expect(await leadsOf(agent, { assignedTo: manager.actor.id })).toEqual([]);
  });
});

describe("what is due, by the clock of Dubai", () => {
  const due: Record<string, string> = {
    yesterday: "2026-11-23T19:59:59Z",
    thisMorning: "2026-11-23T20:00:00Z",
    now: "2026-11-23T21:30:00Z",
    tonight: "2026-11-24T19:59:59Z",
    tomorrow: "2026-11-24T20:00:00Z",
    sixDays: "2026-11-30T19:59:59Z",
    sevenDays: "2026-11-30T20:00:00Z",
  };

  test.each([
    ["overdue", ["yesterday"]],
    ["now", ["yesterday", "thisMorning", "now"]],
    ["today", ["yesterday", "thisMorning", "now", "tonight"]],
    ["week", ["yesterday", "thisMorning", "now", "tonight", "tomorrow", "sixDays"]],
  ])("%s is %j, most urgent first, and no closed lead", async (filter, names) => {
    const busy = await as((await person("agent")).actor, "2026-11-23T21:30:00Z");
    for (const [name, nextActionDate] of Object.entries(due)) await aLead(busy, { name, nextActionDate });
    await aLead(busy, { name: "won", status: "closed-won", nextActionDate: due.yesterday });
    await aLead(busy, { name: "nothing planned" });
    const found = await leadsOf(busy, { due: filter, limit: 2 });
    expect(found.map((lead) => lead.name)).toEqual(names);
  });
});

describe("a range of days", () => {
  test("is cut at midnight in Dubai, its end excluded; an instant is exact", async () => {
    const { actor } = await person("agent");
    const at = async (now: string) => aLead(await as(actor, now));
    const [evening, midnight] = [await at("2026-03-01T19:59:59.999Z"), await at("2026-03-01T20:00:00.000Z")];
    const who = await as(actor);
    expect(ids(await leadsOf(who, { createdFrom: "2026-03-02" }))).toEqual([midnight]);
    expect(ids(await leadsOf(who, { createdTo: "2026-03-02" }))).toEqual([evening]);
    expect(ids(await leadsOf(who, { createdFrom: "2026-03-01", createdTo: "2026-03-02" }))).toEqual([evening]);
    expect(ids(await leadsOf(who, { createdFrom: "2026-03-01T20:00:00Z" }))).toEqual([midnight]);
    expect(ids(await leadsOf(who, { createdTo: "2026-03-02T00:00:00.001+04:00" }))).toEqual([midnight, evening]);
  });

  test("may begin with a day and end with an instant of it", async () => {
    const clerk = await as((await person("agent")).actor, "2026-03-02T01:00:00+04:00");
    const lead = await aLead(clerk);
    const filter = { createdFrom: "2026-03-02", createdTo: "2026-03-02T02:00:00+04:00" };
    expect(ids(await leadsOf(clerk, filter))).toEqual([lead]);
  });

  test.each([
    ["reversed", "2026-03-02", "2026-03-01"],
    ["of 1,831 days", "2020-01-01", "2025-01-05"],
  ])("%s is refused", async (_, createdFrom, createdTo) => {
    await expect(leadsOf(agent, { createdFrom, createdTo })).rejects.toMatchObject({
      code: "invalid",
      fields: { createdTo: expect.any(String) },
    });
  });

  test("of 1,830 days is not", async () => {
    expect(await leadsOf(agent, { createdFrom: "2020-01-01", createdTo: "2025-01-04" })).toEqual([]);
  });
});

test("a cursor of another sort, or a damaged one, is refused by its name", async () => {
  const settings = await organisation();
  const { nextCursor } = await listLeads(agent.ctx, settings, LeadFilter.parse({ limit: 1, sort: "name" }));
  const good = nextCursor ?? "";
  expect((await listLeads(agent.ctx, settings, LeadFilter.parse({ sort: "name", cursor: good }))).data).not.toEqual([]);
  for (const cursor of [good, good.slice(0, -4), `x${good}`, "", "%%%", "bnVsbA", btoa('{"s":"-createdAt"}')]) {
    await expect(listLeads(agent.ctx, settings, LeadFilter.parse({ cursor })), cursor).rejects.toMatchObject({
      code: "invalid",
      fields: { cursor: expect.any(String) },
    });
  }
});

describe("the leads beside one", () => {
  test.each([
    ["", {}],
    ["sort=name", { sort: "name" }],
    ["sort=-nextActionDate", { sort: "-nextActionDate" }],
    ["industry=retail", { industry: "retail" }],
    ["status=new", { status: "new" }],
    ["status=new,qualified&sort=updatedAt", { status: "new,qualified", sort: "updatedAt" }],
  ])("are its neighbours in the list ?%s", async (list, filter) => {
    const settings = await organisation();
    const order = ids(await leadsOf(manager, filter));
    for (const [n, id] of order.entries()) {
      const { previous, next } = await openWorkspace(manager.ctx, settings, id, list);
      expect([previous?.id, next?.id], `${n} of ${order.length}`).toEqual([order[n - 1], order[n + 1]]);
    }
  });

  test("are not looked for again within a search: the browser still holds what it found", async () => {
    const [lead] = await leadsOf(manager, { q: "amal" });
    const { previous, next } = await openWorkspace(manager.ctx, await organisation(), lead?.id ?? "", "q=amal");
    expect([previous, next]).toEqual([null, null]);
  });

  test("are none for a lead that is not there", async () => {
    await expect(openWorkspace(manager.ctx, await organisation(), newId(), "")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
