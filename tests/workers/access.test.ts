import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getTimeline, listActivity } from "@/lib/activity/queries";
import type { AnyCommand } from "@/lib/command/define";
import { listConversations } from "@/lib/conversations/queries";
import { leadsWithPhone } from "@/lib/leads/queries";
import { everyPage } from "../support/paging";
import { callFor, callsOf, conversationsFor, feedOf, ids, leadFor, leadsOf, timelineFor } from "../support/sight";
import {
  aCall,
  addConversation,
  aLead,
  deleteCall,
  deleteLead,
  editCall,
  editLead,
  handOver,
  newId,
  organisation,
  type Person,
  person,
  restoreLead,
  rows,
  startCall,
} from "../support/world";

const ROLES = ["owner", "other", "manager", "admin"] as const;
type Seat = (typeof ROLES)[number];

let people: Record<Seat, Person>;
let lead: string;
let call: string;

beforeAll(async () => {
  people = {
    owner: await person("agent", "owner"),
    other: await person("agent", "other"),
    manager: await person("manager"),
    admin: await person("admin"),
  };
});

beforeEach(async () => {
  lead = await aLead(people.owner, { name: `Zaynab ${newId().slice(-12)}`, phone: "+971 50 888 4321" });
  call = await aCall(people.owner, lead);
  await people.owner.run(addConversation, { id: newId(), leadId: lead, body: "Said hello" });
});

describe.each([
  ["owner", true],
  ["other", false],
  ["manager", true],
  ["admin", true],
] as const)("the %s of a lead", (seat, may) => {
  const answer = may ? { status: "applied" } : { status: "rejected", error: { code: "not_found" } };

  test(`${may ? "sees" : "does not see"} it, in any list, search or page`, async () => {
    const who = people[seat];
    const name = (await leadFor(people.admin, lead))?.name;
    expect((await leadFor(who, lead))?.id ?? null).toBe(may ? lead : null);
    for (const filter of [{}, { q: name }, { q: "0508884321" }, { q: "4321" }, { status: ["new"] }]) {
      expect(ids(await leadsOf(who, filter)).includes(lead), JSON.stringify(filter)).toBe(may);
    }
    const sharing = await leadsWithPhone(who.ctx, await organisation(), "050 888 4321");
    expect(sharing.length > 0).toBe(may);
  });

  test(`${may ? "sees" : "does not see"} its calls, conversations, timeline and activity`, async () => {
    const who = people[seat];
    expect((await callFor(who, call))?.id ?? null).toBe(may ? call : null);
    expect(ids(await callsOf(who, { leadId: lead }))).toEqual(may ? [call] : []);
    expect((await conversationsFor(who, lead))?.map((one) => one.body) ?? null).toEqual(may ? ["Said hello"] : null);
    expect((await timelineFor(who, lead))?.length ?? 0).toBe(may ? 4 : 0);
    expect((await feedOf(who)).filter((row) => row.leadId === lead)).toHaveLength(may ? 4 : 0);
  });

  test(`${may ? "edits, deletes and restores" : "cannot edit, delete or restore"} it`, async () => {
    const who = people[seat];
    expect(await who.run(editLead, { id: lead, notes: "N" })).toMatchObject(answer);
    expect(await who.run(deleteLead, { id: lead })).toMatchObject(answer);
    await people.admin.run(deleteLead, { id: lead });
    for (const one of Object.values(people)) expect(await leadFor(one, lead)).toBeNull();
    expect(ids(await leadsOf(who, { q: "4321" }))).not.toContain(lead);
    expect(await who.run(restoreLead, { id: lead })).toMatchObject(answer);
    expect((await leadFor(who, lead)) !== null).toBe(may);
  });

  test(`${may ? "calls and writes about" : "cannot call or write about"} it`, async () => {
    const who = people[seat];
    expect(await who.run(startCall, { id: newId(), leadId: lead })).toMatchObject(answer);
    expect(await who.run(addConversation, { id: newId(), leadId: lead, body: "Hm" })).toMatchObject(answer);
  });

  test(`${may ? "may" : "may not"} hand it back`, async () => {
    const who = people[seat];
    expect(await who.run(handOver, { ids: [lead], assignedTo: null })).toMatchObject(answer);
    expect((await leadFor(people.owner, lead)) !== null).toBe(!may);
    expect(await leadFor(people.manager, lead)).not.toBeNull();
  });

  test("hands it over to someone only as a manager", async () => {
    const who = people[seat];
    const manages = seat === "manager" || seat === "admin";
    const outcome = await who.run(handOver, { ids: [lead], assignedTo: people.other.actor.id });
    expect(outcome).toMatchObject(manages ? { status: "applied" } : { error: { code: "forbidden" } });
    expect((await leadFor(people.other, lead)) !== null).toBe(manages);
  });
});

test("a deleted lead can be edited, called or written about by nobody, and restored by hand alone", async () => {
  await people.owner.run(deleteLead, { id: lead });
  const tries: [AnyCommand, object][] = [
    [editLead, { id: lead, notes: "N" }],
    [startCall, { id: newId(), leadId: lead }],
    [addConversation, { id: newId(), leadId: lead, body: "Hm" }],
    [handOver, { ids: [lead], assignedTo: null }],
  ];
  for (const [command, input] of tries) {
    for (const who of [people.owner, people.admin]) {
      expect(await who.run(command, input)).toMatchObject({ error: { code: "not_found" } });
    }
  }
  expect(ids(await callsOf(people.owner, { leadId: lead }))).toEqual([call]);
  expect((await callFor(people.owner, call))?.leadName).toBeNull();
});

describe("after a lead is handed over", () => {
  beforeEach(async () => {
    await people.manager.run(handOver, { ids: [lead], assignedTo: people.other.actor.id });
  });

  test("its search terms, calls and log follow it", async () => {
    const scopes = await rows("select distinct scope from lead_terms where lead_id = ? order by scope", lead);
    expect(scopes).toEqual([{ scope: "*" }, { scope: people.other.actor.id }]);
    for (const table of ["calls", "activity_log"]) {
      expect(await rows(`select distinct lead_assigned_to who from ${table} where lead_id = ?`, lead)).toEqual([
        { who: people.other.actor.id },
      ]);
    }
    await people.other.run(deleteLead, { id: lead });
    expect(await rows("select 1 from lead_terms where lead_id = ?", lead)).toEqual([]);
    expect(await rows("select distinct lead_assigned_to who from calls where lead_id = ?", lead)).toEqual([
      { who: null },
    ]);
  });

  test("who had it keeps their own call, without a word about the lead", async () => {
    expect(await leadFor(people.owner, lead)).toBeNull();
    expect(await callFor(people.owner, call)).toMatchObject({ id: call, leadName: null });
    expect(ids(await callsOf(people.owner, { userId: "me" }))).toContain(call);
    expect(await people.owner.run(editCall, { id: call, notes: "mine" })).toMatchObject({ status: "applied" });
    expect(await conversationsFor(people.owner, lead)).toBeNull();
    expect((await feedOf(people.owner)).filter((row) => row.leadId === lead)).toEqual([]);
  });

  test("who has it now sees all that happened, and changes nobody else's calls", async () => {
    expect(await callFor(people.other, call)).toMatchObject({ leadName: expect.stringContaining("Zaynab") });
    expect((await feedOf(people.other)).filter((row) => row.leadId === lead)).toHaveLength(5);
    for (const command of [editCall, deleteCall]) {
      expect(await people.other.run(command, { id: call })).toMatchObject({ error: { code: "forbidden" } });
    }
    expect(await people.manager.run(editCall, { id: call, notes: "listened in" })).toMatchObject({ status: "applied" });
  });
});

test("a refused operation is in nobody's feed or timeline", async () => {
  await people.other.run(editLead, { id: lead, notes: "secret wish" }, "refused edit");
  expect(await rows("select entity from activity_log where operation_id = 'refused edit'")).toEqual([
    { entity: "operation" },
  ]);
  for (const who of Object.values(people)) {
    expect((await feedOf(who)).filter((row) => row.action === "rejected")).toEqual([]);
    expect((await timelineFor(who, lead))?.filter((row) => row.action === "rejected") ?? []).toEqual([]);
  }
});

test("feed, timeline and conversations are the same page by page", async () => {
  const { manager } = people;
  for (const body of ["1", "2", "3", "4"]) await manager.run(addConversation, { id: newId(), leadId: lead, body });
  const paged = (cursor: string | undefined) => listActivity(manager.ctx, { cursor, limit: 7 });
  expect(await everyPage(paged)).toEqual(await feedOf(manager));
  const timeline = await everyPage((cursor) => getTimeline(manager.ctx, lead, { cursor, limit: 2 }));
  expect(timeline).toEqual(await timelineFor(manager, lead));
  const said = await everyPage((cursor) => listConversations(manager.ctx, lead, { cursor, limit: 2 }));
  expect(said.map((one) => one.body)).toEqual(["4", "3", "2", "1", "Said hello"]);
  for (const cursor of ["x", "-1", "1e3", ""]) {
    await expect(paged(cursor)).rejects.toMatchObject({ code: "invalid", fields: { cursor: expect.any(String) } });
  }
});

test("what administrators do is in the feed of managers, not of agents", async () => {
  const newcomer = await person("agent");
  const about = (who: Person) => feedOf(who).then((feed) => feed.filter((row) => row.entityId === newcomer.actor.id));
  expect(await about(people.manager)).toMatchObject([{ action: "member_invited" }]);
  expect(await about(newcomer)).toEqual([]);
});
