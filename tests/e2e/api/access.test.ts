import type { APIRequestContext } from "@playwright/test";
import { aCall, aLead, aPhone, dataOf, NOBODY, type Row, refused, written } from "../../support/api";
import { expect, personId, test } from "../../support/people";

const OWNER = "agent1@demo.test";
const OTHER = "agent2@demo.test";
const BOSSES = ["manager@demo.test", "admin@demo.test"];

/** A lead of agent 1 with a call and a note, under a name and number that nothing else has. */
async function aScene(owner: APIRequestContext) {
  const { phone, digits } = aPhone();
  const name = `Zubaida${digits}`;
  const lead = await aLead(owner, { name, phone, email: `${name.toLowerCase()}@demo.example` });
  const call = await aCall(owner, lead.id, { notes: `Secret ${digits}` });
  await dataOf(await owner.post(`/api/leads/${lead.id}/conversations`, { data: { body: `Secret ${digits}` } }), 201);
  return { lead, call, name, phone, digits };
}

interface Ask {
  name: string;
  send(api: APIRequestContext, lead: Row): ReturnType<APIRequestContext["get"]>;
  status: number;
}

/** Every verb on a lead and what hangs on it; each leaves the lead there for the next. */
const ASKS: Ask[] = [
  { name: "read", send: (api, { id }) => api.get(`/api/leads/${id}`), status: 200 },
  { name: "read for display", send: (api, { id }) => api.get(`/api/leads/${id}?include=display`), status: 200 },
  { name: "its conversations", send: (api, { id }) => api.get(`/api/leads/${id}/conversations`), status: 200 },
  { name: "its timeline", send: (api, { id }) => api.get(`/api/leads/${id}/timeline`), status: 200 },
  { name: "edit", send: (api, { id }) => api.patch(`/api/leads/${id}`, { data: { notes: "Edited" } }), status: 200 },
  {
    name: "write a note",
    send: (api, { id }) => api.post(`/api/leads/${id}/conversations`, { data: { body: "Hello" } }),
    status: 201,
  },
  { name: "log a call", send: (api, { id }) => api.post("/api/calls", { data: { leadId: id } }), status: 201 },
  { name: "delete", send: (api, { id }) => api.delete(`/api/leads/${id}`), status: 200 },
  { name: "restore", send: (api, { id }) => api.post(`/api/leads/${id}/restore`), status: 200 },
];

for (const email of [OWNER, ...BOSSES]) {
  test(`${email} does everything with a lead of ${email === OWNER ? "their own" : "an agent"}`, async ({ api }) => {
    const { lead } = await aScene(await api(OWNER));
    const person = await api(email);
    for (const { name, send, status } of ASKS) expect((await send(person, lead)).status(), name).toBe(status);
  });
}

test("to another agent the lead does not exist, in the words of a lead that never did", async ({ api }) => {
  const { lead, name, digits } = await aScene(await api(OWNER));
  const other = await api(OTHER);
  const before = written();
  for (const ask of ASKS) {
    const text = await refused(await ask.send(other, lead), 404, "not_found");
    expect(text, ask.name).not.toMatch(new RegExp(`${name}|${digits}`, "i"));
    expect(text, ask.name).toBe(await (await ask.send(other, { id: NOBODY, seq: 0 })).text());
  }
  expect(written()).toEqual(before);
});

test("a deleted lead is restored by its owner, not by another agent", async ({ api }) => {
  const owner = await api(OWNER);
  const { lead } = await aScene(owner);
  await dataOf(await owner.delete(`/api/leads/${lead.id}`));
  await refused(await (await api(OTHER)).post(`/api/leads/${lead.id}/restore`), 404, "not_found");
  for (const email of [OWNER, OTHER, ...BOSSES]) {
    await refused(await (await api(email)).get(`/api/leads/${lead.id}`), 404, "not_found");
  }
  expect((await owner.post(`/api/leads/${lead.id}/restore`)).status()).toBe(200);
});

test("no list, search or filter shows another agent's lead", async ({ api }) => {
  const { lead, name, phone, digits } = await aScene(await api(OWNER));
  const queries = [
    { q: name },
    { q: name.slice(0, 6) },
    { q: lead.email },
    { q: phone },
    { q: `050 ${digits}` },
    { q: digits.slice(-4) },
    { assignedTo: lead.assignedTo },
    { createdFrom: lead.createdAt },
  ] as { [name: string]: string }[];
  for (const [email, sees] of [
    [OWNER, true],
    [OTHER, false],
    ...BOSSES.map((boss) => [boss, true] as const),
  ] as const) {
    const person = await api(email);
    for (const query of queries) {
      const found = await dataOf(await person.get("/api/leads", { params: { ...query, limit: 200 } }));
      expect(
        found.some((row: Row) => row.id === lead.id),
        `${email} ${JSON.stringify(query)}`,
      ).toBe(sees);
    }
  }
  const mine = await dataOf(await (await api(OTHER)).get("/api/leads?limit=200"));
  expect(mine.every((row: Row) => row.assignedTo === personId(OTHER))).toBe(true);
});

test("another agent's call does not exist, in the list and by itself", async ({ api }) => {
  const owner = await api(OWNER);
  const { lead, call } = await aScene(owner);
  const other = await api(OTHER);
  await refused(await other.get(`/api/calls/${call.id}`), 404, "not_found");
  await refused(await other.patch(`/api/calls/${call.id}`, { data: { notes: "Mine" } }), 404, "not_found");
  await refused(await other.delete(`/api/calls/${call.id}`), 404, "not_found");
  expect(await dataOf(await other.get(`/api/calls?leadId=${lead.id}`))).toEqual([]);
  expect(await dataOf(await other.get(`/api/calls?userId=${personId(OWNER)}&from=${lead.createdAt}`))).toEqual([]);
  for (const email of BOSSES) {
    const boss = await api(email);
    expect(await dataOf(await boss.get(`/api/calls?leadId=${lead.id}`))).toMatchObject([{ id: call.id }]);
    await dataOf(await boss.patch(`/api/calls/${call.id}`, { data: { notes: `Heard by ${email}` } }));
  }
  expect((await dataOf(await owner.get(`/api/calls/${call.id}`))).notes).toBe("Heard by admin@demo.test");
  expect(await dataOf(await owner.delete(`/api/calls/${call.id}`))).toEqual({ id: call.id });
});

test("an agent sees the calls that others made to their lead, and may not change them", async ({ api }) => {
  const { lead } = await aScene(await api(OWNER));
  const call = await aCall(await api("manager@demo.test"), lead.id, { notes: "By the manager" });
  const owner = await api(OWNER);
  expect((await dataOf(await owner.get(`/api/calls/${call.id}`))).notes).toBe("By the manager");
  await refused(await owner.patch(`/api/calls/${call.id}`, { data: { notes: "Mine" } }), 403, "forbidden");
  await refused(await owner.delete(`/api/calls/${call.id}`), 403, "forbidden");
});

test("after a hand-over the first agent keeps their call and nothing of the lead", async ({ api }) => {
  const owner = await api(OWNER);
  const { lead, call, name, digits } = await aScene(owner);
  const manager = await api("manager@demo.test");
  await dataOf(await manager.patch(`/api/leads/${lead.id}`, { data: { assignedTo: personId(OTHER) } }));
  await refused(await owner.get(`/api/leads/${lead.id}`), 404, "not_found");
  const list = await (await owner.get("/api/calls?include=display&limit=200")).json();
  const mine = list.data.find((row: Row) => row.id === call.id);
  expect(mine).toMatchObject({ leadName: null, notes: `Secret ${digits}` });
  await dataOf(await owner.patch(`/api/calls/${call.id}`, { data: { outcome: "not-interested" } }));
  const other = await api(OTHER);
  expect((await dataOf(await other.get(`/api/leads/${lead.id}`))).status).toBe("new");
  expect((await dataOf(await other.get(`/api/calls/${call.id}`))).outcome).toBe("not-interested");
  const feed = await (await owner.get("/api/analytics/activity?limit=200")).text();
  expect(feed).not.toContain(name);
  expect(feed).not.toContain(lead.id);
});

test("the feed tells an agent what happened on their leads, and managers everything", async ({ api }) => {
  const { lead, name, phone } = await aScene(await api(OWNER));
  for (const [email, sees] of [
    [OWNER, true],
    [OTHER, false],
    ...BOSSES.map((boss) => [boss, true] as const),
  ] as const) {
    const feed = await (await (await api(email)).get("/api/analytics/activity?limit=50")).text();
    for (const mark of [lead.id, name, phone]) expect(feed.includes(mark), `${email} ${mark}`).toBe(sees);
  }
});

test("a refused operation shows in nobody's feed", async ({ api }) => {
  const { lead } = await aScene(await api(OWNER));
  const other = await api(OTHER);
  await refused(await other.patch(`/api/leads/${lead.id}`, { data: { notes: "Sneaky" } }), 404, "not_found");
  for (const email of [OWNER, OTHER, ...BOSSES]) {
    const feed = await dataOf(await (await api(email)).get("/api/analytics/activity?limit=20"));
    expect(feed.filter((row: Row) => row.entity === "operation")).toEqual([]);
  }
});

test("an agent assigns to nobody else: neither a new lead nor one of theirs", async ({ api }) => {
  const owner = await api(OWNER);
  const { lead } = await aScene(owner);
  const before = written();
  const data = { name: "For Another", phone: aPhone().phone, assignedTo: personId(OTHER) };
  await refused(await owner.post("/api/leads", { data }), 403, "forbidden");
  const away = { assignedTo: personId(OTHER), notes: "x" };
  await refused(await owner.patch(`/api/leads/${lead.id}`, { data: away }), 403, "forbidden");
  expect(written()).toEqual(before);
  expect((await aLead(owner)).assignedTo).toBe(personId(OWNER));
  const same = { assignedTo: personId(OWNER), notes: "Kept" };
  expect((await dataOf(await owner.patch(`/api/leads/${lead.id}`, { data: same }))).notes).toBe("Kept");
});

test("an agent hands a lead back, sees only its id, and then nothing", async ({ api }) => {
  const owner = await api(OWNER);
  const { lead } = await aScene(owner);
  const key = { headers: { "idempotency-key": `back-${lead.id}` }, data: { assignedTo: null } };
  for (const _ of ["first", "again"]) {
    const answer = await owner.patch(`/api/leads/${lead.id}`, key);
    expect([answer.status(), await answer.json()]).toEqual([200, { data: { id: lead.id } }]);
  }
  await refused(await owner.get(`/api/leads/${lead.id}`), 404, "not_found");
  await refused(await owner.patch(`/api/leads/${lead.id}`, { data: { assignedTo: null } }), 404, "not_found");
  expect((await dataOf(await (await api("manager@demo.test")).get(`/api/leads/${lead.id}`))).assignedTo).toBeNull();
});

test("managers and admins assign to anyone, and see who can be assigned; agents do not", async ({ api }) => {
  for (const email of BOSSES) {
    const boss = await api(email);
    const lead = await aLead(boss, { assignedTo: personId(OTHER) });
    expect((await (await api(OTHER)).get(`/api/leads/${lead.id}`)).status()).toBe(200);
    expect((await dataOf(await boss.get("/api/members"))).map((row: Row) => row.id)).toContain(personId(OWNER));
  }
  await refused(await (await api(OWNER)).get("/api/members"), 403, "forbidden");
});

test("calls of a deleted lead stay listed, without the lead's name", async ({ api }) => {
  const owner = await api(OWNER);
  const { lead, call } = await aScene(owner);
  await dataOf(await owner.delete(`/api/leads/${lead.id}`));
  for (const email of [OWNER, ...BOSSES]) {
    const list = await dataOf(await (await api(email)).get(`/api/calls?leadId=${lead.id}&include=display`));
    expect(list, email).toMatchObject([{ id: call.id, leadName: null }]);
  }
});
