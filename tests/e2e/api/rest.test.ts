import { aCall, aLead, CALL_KEYS, dataOf, LEAD_KEYS, NOBODY, type Row, refused } from "../../support/api";
import { expect, personId, test } from "../../support/people";

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

let lead: Row;
let call: Row;

test.beforeAll(async ({ api }) => {
  const agent = await api("agent1@demo.test");
  lead = await aLead(agent, { name: "Shape One", email: "shape@demo.example", nextActionDate: "2027-03-01" });
  call = await aCall(agent, lead.id, { duration: 65, notes: "Rang twice" });
});

test("a lead has the pinned fields, made with 201 and read, changed and deleted with 200", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  const created = await agent.post("/api/leads", { data: { name: "Shape Two", phone: "050 111 22 33" } });
  const made = await dataOf(created, 201);
  expect(Object.keys(made).sort()).toEqual(LEAD_KEYS);
  expect(made).toMatchObject({ name: "Shape Two", phone: "+971501112233", status: "new", email: null, notes: null });
  expect(made.id).toMatch(UUID7);
  expect(made.createdAt).toMatch(INSTANT);
  expect(created.headers().etag).toBe(`"${made.seq}"`);
  const path = `/api/leads/${made.id}`;
  const changed = await dataOf(await agent.patch(path, { data: { status: "qualified", probability: 40 } }));
  expect(Object.keys(changed).sort()).toEqual(LEAD_KEYS);
  expect(changed).toMatchObject({ status: "qualified", probability: 40, name: "Shape Two" });
  expect(changed.seq).toBeGreaterThan(made.seq);
  expect(await dataOf(await agent.get(path))).toEqual(changed);
  const deleted = await agent.delete(path);
  expect([deleted.status(), await deleted.json()]).toEqual([200, { data: { id: made.id } }]);
  await refused(await agent.get(path), 404, "not_found");
  const restored = await dataOf(await agent.post(`${path}/restore`));
  expect(Object.keys(restored).sort()).toEqual(LEAD_KEYS);
  expect(restored).toMatchObject({ id: made.id, status: "qualified" });
});

test("a call has the pinned fields, and a deleted one is gone", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  const made = await aCall(agent, lead.id, { callType: "inbound", startTime: "2026-11-01T09:00:00Z", duration: 61 });
  expect(Object.keys(made).sort()).toEqual(CALL_KEYS);
  expect(made).toMatchObject({ leadId: lead.id, userId: personId("agent1@demo.test"), callType: "inbound" });
  expect(made).toMatchObject({ endTime: "2026-11-01T09:01:01.000Z", duration: 61, outcome: "no-answer" });
  const path = `/api/calls/${made.id}`;
  const changed = await dataOf(await agent.patch(path, { data: { notes: "Corrected" } }));
  expect(changed).toMatchObject({ id: made.id, notes: "Corrected", duration: 61 });
  expect(await (await agent.delete(path)).json()).toEqual({ data: { id: made.id } });
  await refused(await agent.get(path), 404, "not_found");
});

test("one call also tells its transcript", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  const read = await dataOf(await agent.get(`/api/calls/${call.id}`));
  expect(Object.keys(read).sort()).toEqual([...CALL_KEYS, "transcript"].sort());
  expect(Object.keys(read.transcript).sort()).toEqual(["segments", "status"]);
});

test("a conversation is appended and listed newest first", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  const path = `/api/leads/${lead.id}/conversations`;
  await dataOf(await agent.post(path, { data: { channel: "email", direction: "inbound", body: "First" } }), 201);
  const second = await dataOf(await agent.post(path, { data: { body: "Second" } }), 201);
  expect(second).toMatchObject({ leadId: lead.id, channel: "note", direction: "internal", body: "Second" });
  const list = await (await agent.get(path)).json();
  expect(Object.keys(list).sort()).toEqual(["data", "nextCursor", "prevCursor"]);
  expect(list.data.map((one: Row) => one.body)).toEqual(["Second", "First"]);
});

const LISTS = ["/api/leads", "/api/calls", "/api/analytics/activity"];

for (const path of LISTS) {
  test(`${path} pages with cursors and takes a limit of 1 to 200`, async ({ api }) => {
    const manager = await api("manager@demo.test");
    const first = await (await manager.get(`${path}?limit=2`)).json();
    expect(Object.keys(first).sort()).toEqual(["data", "nextCursor", "prevCursor"]);
    expect(first.data).toHaveLength(2);
    expect(first.prevCursor).toBeNull();
    const second = await (await manager.get(`${path}?limit=2&cursor=${first.nextCursor}`)).json();
    const keys = [...first.data, ...second.data].map((row: Row) => row.id ?? row.seq);
    expect(new Set(keys).size).toBe(4);
    for (const limit of ["0", "201", "-1", "1.5", "ten", ""]) {
      await refused(await manager.get(`${path}?limit=${limit}`), 400, "invalid", ["limit"]);
    }
    expect((await (await manager.get(`${path}?limit=200`)).json()).data.length).toBeGreaterThan(100);
    expect((await (await manager.get(`${path}?limit=1`)).json()).data).toHaveLength(1);
  });
}

test("the cursor back leads to the page one came from", async ({ api }) => {
  const manager = await api("manager@demo.test");
  for (const path of ["/api/leads", "/api/calls"]) {
    const first = await (await manager.get(`${path}?limit=3`)).json();
    const second = await (await manager.get(`${path}?limit=3&cursor=${first.nextCursor}`)).json();
    const back = await (await manager.get(`${path}?limit=3&cursor=${second.prevCursor}`)).json();
    expect(back.data).toEqual(first.data);
  }
});

test("the timeline and the feed tell who changed what, newest first", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  const timeline = await (await agent.get(`/api/leads/${lead.id}/timeline`)).json();
  expect(Object.keys(timeline).sort()).toEqual(["data", "nextCursor", "prevCursor"]);
  const seqs = timeline.data.map((row: Row) => row.seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  expect(timeline.data.map((row: Row) => row.action)).toContain("lead_created");
  expect(timeline.data.every((row: Row) => row.leadId === lead.id)).toBe(true);
  const [latest] = (await (await agent.get("/api/analytics/activity?limit=1")).json()).data;
  expect(latest).toMatchObject({ userId: personId("agent1@demo.test"), createdAt: expect.stringMatching(INSTANT) });
});

test("who I am, with four fields", async ({ api }) => {
  const me = await (await (await api("manager@demo.test")).get("/api/auth/me")).json();
  expect(Object.keys(me.data).sort()).toEqual(["email", "id", "name", "role"]);
  expect(me.data).toMatchObject({ email: "manager@demo.test", role: "manager", id: personId("manager@demo.test") });
});

test("health needs no session, everything else does", async ({ request }) => {
  expect((await request.get("/api/health")).status()).toBe(200);
  for (const path of [
    ...LISTS,
    "/api/auth/me",
    `/api/leads/${lead.id}`,
    `/api/calls/${call.id}`,
    "/api/members",
    "/api/sync/pull",
  ]) {
    await refused(await request.get(path), 401, "unauthenticated");
  }
  await refused(await request.put("/api/leads"), 401, "unauthenticated");
  await refused(await request.post("/api/leads", { data: { name: "Nobody", phone: "050" } }), 401, "unauthenticated");
});

const UNKNOWN = [
  ..."/api/nope /api/leads/x/y/z /api/Leads /api".split(" "),
  // they come with later issues
  ..."/api/metrics /api/openapi.json".split(" "),
  `/api/calls/${NOBODY}/recording`,
];

for (const path of UNKNOWN) {
  test(`nothing at ${path}: 404 in JSON, 401 to a stranger`, async ({ api, request }) => {
    await refused(await (await api("admin@demo.test")).get(path), 404, "not_found");
    await refused(await request.get(path), 401, "unauthenticated");
  });
}

test("an address that cannot be decoded is not found, too", async ({ api, request }) => {
  for (const path of ["/api/leads/%E0%A4%A", "/api/%E0%A4%A"]) {
    await refused(await (await api("admin@demo.test")).get(path), 404, "not_found");
    await refused(await request.get(path), 401, "unauthenticated");
  }
});

test("a verb that an address does not take is 405 with what it takes", async ({ api }) => {
  const agent = await api("agent1@demo.test");
  for (const [verb, path, allow] of [
    ["put", "/api/leads", "GET, HEAD, POST"],
    ["delete", "/api/calls", "GET, HEAD, POST"],
    ["post", `/api/leads/${lead.id}`, "GET, HEAD, PATCH, DELETE"],
    ["get", `/api/leads/${lead.id}/restore`, "POST"],
    ["post", `/api/leads/${lead.id}/timeline`, "GET, HEAD"],
    ["patch", "/api/auth/me", "GET, HEAD"],
    ["post", "/api/health", "GET, HEAD"],
  ] as const) {
    const response = await agent[verb](path);
    await refused(response, 405, "method_not_allowed");
    expect(response.headers().allow, path).toBe(allow);
  }
});

test("HEAD answers as GET does, without the body, and asks who is there", async ({ api, request }) => {
  const agent = await api("agent1@demo.test");
  for (const path of ["/api/leads", `/api/leads/${lead.id}`, "/api/health"]) {
    const [head, get] = [await agent.head(path), await agent.get(path)];
    expect([head.status(), head.headers()["content-type"]]).toEqual([200, get.headers()["content-type"]]);
    expect(await head.text()).toBe("");
  }
  expect((await agent.head("/api/nothing")).status()).toBe(404);
  expect((await request.head("/api/leads")).status()).toBe(401);
});

test("every read costs at most two trips to the database, and says so", async ({ api }) => {
  const paths = [
    ...LISTS,
    "/api/leads?status=new,contacted&assignedTo=me&due=week",
    "/api/leads?q=maria",
    "/api/leads?q=4567",
    "/api/calls?outcome=no-answer&outcome=busy&from=2026-10-01&to=2026-11-01",
    ...["", "/conversations", "/timeline"].map((rest) => `/api/leads/${lead.id}${rest}`),
    `/api/calls/${call.id}`,
    "/api/auth/me",
  ];
  for (const email of ["agent1@demo.test", "manager@demo.test"]) {
    const person = await api(email);
    for (const path of paths) {
      const timing = (await person.get(path)).headers()["server-timing"] ?? "";
      const [, trips] = /^d1;dur=[\d.]+;desc="trips=(\d+) queries=\d+ rows=\d+"$/.exec(timing) ?? [];
      expect(Number(trips), `${path}: ${timing}`).toBeGreaterThan(0);
      expect(Number(trips), `${path}: ${timing}`).toBeLessThanOrEqual(2);
    }
  }
});
