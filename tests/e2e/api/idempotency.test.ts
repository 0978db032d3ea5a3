import type { APIRequestContext } from "@playwright/test";
import { aCall, aLead, aPhone, dataOf, type Row, refused, written } from "../../support/api";
import { expect, test } from "../../support/people";

let operation = 0;
/** A new operation id as an `Idempotency-Key`. */
const aKey = () => ({ "idempotency-key": `test-${process.pid}-${Date.now()}-${operation++}` });

async function seen(api: APIRequestContext, lead: Row): Promise<Row> {
  return dataOf(await api.get(`/api/leads/${lead.id}`));
}

test.describe("the same operation twice", () => {
  test("makes one lead and answers the same", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const request = { data: { name: "Once Only", phone: aPhone().phone }, headers: aKey() };
    const first = await agent.post("/api/leads", request);
    const before = written();
    const second = await agent.post("/api/leads", request);
    expect([first.status(), second.status()]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
    expect(second.headers().etag).toBe(first.headers().etag);
    expect(written()).toEqual(before);
  });

  test("ten at once make one lead", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const request = { data: { name: "Ten Times", phone: aPhone().phone }, headers: aKey() };
    const before = written();
    const answers = await Promise.all(Array.from({ length: 10 }, () => agent.post("/api/leads", request)));
    expect(answers.map((answer) => answer.status())).toEqual(Array(10).fill(201));
    const rows = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(rows.map((row) => row.data.id)).size).toBe(1);
    expect(written()).toEqual({ ...before, leads: before.leads + 1, change: rows[0].data.seq });
  });

  test("ten different edits at once all happen", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent);
    const notes = Array.from({ length: 10 }, (_, n) => `note ${n}`);
    const edits = notes.map((text) =>
      agent.post(`/api/leads/${lead.id}/conversations`, { data: { body: text }, headers: aKey() }),
    );
    expect((await Promise.all(edits)).map((answer) => answer.status())).toEqual(Array(10).fill(201));
    const list = await dataOf(await agent.get(`/api/leads/${lead.id}/conversations`));
    expect(list.map((row: Row) => row.body).sort()).toEqual(notes);
  });

  test("edits, deletes and logs a call once", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent);
    const edit = { data: { company: "Once Ltd" }, headers: aKey() };
    const edited = await dataOf(await agent.patch(`/api/leads/${lead.id}`, edit));
    const call = { data: { leadId: lead.id, outcome: "no-answer" }, headers: aKey() };
    const logged = await dataOf(await agent.post("/api/calls", call), 201);
    const removal = { headers: aKey() };
    await dataOf(await agent.delete(`/api/calls/${logged.id}`, removal));
    const before = written();
    const again = await dataOf(await agent.patch(`/api/leads/${lead.id}`, edit));
    expect(again).toMatchObject({ id: lead.id, company: "Once Ltd", name: edited.name });
    expect(await dataOf(await agent.delete(`/api/calls/${logged.id}`, removal))).toEqual({ id: logged.id });
    expect(written()).toEqual(before);
  });

  test("a refusal is answered the same, too, though it would succeed now", async ({ api }) => {
    const manager = await api("manager@demo.test");
    const lead = await aLead(manager, { name: "Refused Once" });
    await dataOf(await manager.patch(`/api/leads/${lead.id}`, { data: { name: "Theirs" } }));
    const edit = { data: { name: "Mine" }, headers: { ...aKey(), "if-match": `"${lead.seq}"` } };
    await refused(await manager.patch(`/api/leads/${lead.id}`, edit), 409, "conflict", ["name"]);
    await dataOf(await manager.patch(`/api/leads/${lead.id}`, { data: { name: "Mine" } }));
    await refused(await manager.patch(`/api/leads/${lead.id}`, edit), 409, "conflict", ["name"]);
  });
});

test.describe("an operation id", () => {
  test("used for another input is refused, and nothing is written", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const headers = aKey();
    const lead = await dataOf(
      await agent.post("/api/leads", { data: { name: "Key Owner", phone: aPhone().phone }, headers }),
      201,
    );
    const before = written();
    const others = [
      agent.post("/api/leads", { data: { name: "Another", phone: aPhone().phone }, headers }),
      agent.patch(`/api/leads/${lead.id}`, { data: { name: "Another" }, headers }),
      agent.post("/api/calls", { data: { leadId: lead.id }, headers }),
      agent.delete(`/api/leads/${lead.id}`, { headers }),
    ];
    for (const answer of await Promise.all(others)) await refused(answer, 422, "operation_reused");
    expect(written()).toEqual(before);
  });

  test("belongs to a person: two may use the same", async ({ api }) => {
    const [one, other] = [await api("agent1@demo.test"), await api("agent2@demo.test")];
    const request = { data: { name: "Same Key", phone: aPhone().phone }, headers: aKey() };
    const first = await dataOf(await one.post("/api/leads", request), 201);
    const second = await dataOf(await other.post("/api/leads", request), 201);
    expect(second.id).not.toBe(first.id);
  });

  test("may come as X-Request-ID, which Idempotency-Key beats", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const data = { name: "By Request Id", phone: aPhone().phone };
    const id = aKey()["idempotency-key"];
    const first = await dataOf(await agent.post("/api/leads", { data, headers: { "x-request-id": id } }), 201);
    const again = await dataOf(await agent.post("/api/leads", { data, headers: { "x-request-id": id } }), 201);
    expect(again.id).toBe(first.id);
    const headers = { "x-request-id": id, ...aKey() };
    const third = await dataOf(await agent.post("/api/leads", { data, headers }), 201);
    expect(third.id).not.toBe(first.id);
    const fourth = { data: { ...data, name: "Changed" }, headers: { ...headers, "x-request-id": "another" } };
    await refused(await agent.post("/api/leads", fourth), 422, "operation_reused");
  });

  test("is 1 to 255 visible ASCII characters", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const data = { name: "Long Key", phone: aPhone().phone };
    const before = written();
    for (const key of ["", "two words", "k".repeat(256), "schlüssel"]) {
      const answer = await agent.post("/api/leads", { data, headers: { "idempotency-key": key } });
      await refused(answer, 400, "invalid", ["Idempotency-Key"]);
    }
    expect(written()).toEqual(before);
    const longest = `${aKey()["idempotency-key"]}~!"`.padEnd(255, "k");
    await dataOf(await agent.post("/api/leads", { data, headers: { "idempotency-key": longest } }), 201);
  });
});

test.describe("an edit with If-Match", () => {
  test("collides on a field that was changed since to another value, and names exactly it", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent, { name: "Match One", company: "Old" });
    await dataOf(await agent.patch(`/api/leads/${lead.id}`, { data: { company: "Theirs", source: "fair" } }));
    const now = await seen(agent, lead);
    const edit = { data: { company: "Mine", name: "New Name" }, headers: { "if-match": `"${lead.seq}"` } };
    const answer = await agent.patch(`/api/leads/${lead.id}`, edit);
    await refused(answer, 409, "conflict", ["company"]);
    expect((await answer.json()).currentData).toEqual(now);
    expect(await seen(agent, lead)).toEqual(now);
  });

  test("merges where others changed other fields, and does nothing for an equal value", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent, { company: "Old" });
    const theirs = await dataOf(await agent.patch(`/api/leads/${lead.id}`, { data: { company: "Same" } }));
    const headers = { "if-match": `"${lead.seq}"` };
    const equal = await dataOf(await agent.patch(`/api/leads/${lead.id}`, { data: { company: "Same" }, headers }));
    expect(equal).toEqual(theirs);
    const merged = await dataOf(
      await agent.patch(`/api/leads/${lead.id}`, { data: { company: "Same", notes: "Mine" }, headers }),
    );
    expect(merged).toMatchObject({ company: "Same", notes: "Mine" });
    expect(merged.seq).toBeGreaterThan(theirs.seq);
  });

  test("compares what is stored: the same number written otherwise is the same value", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const { phone, digits } = aPhone();
    const lead = await aLead(agent);
    const theirs = await dataOf(await agent.patch(`/api/leads/${lead.id}`, { data: { phone } }));
    const edit = { data: { phone: `050 ${digits}` }, headers: { "if-match": `"${lead.seq}"` } };
    expect(await dataOf(await agent.patch(`/api/leads/${lead.id}`, edit))).toEqual(theirs);
  });

  test("works for a call like for a lead", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const call = await aCall(agent, (await aLead(agent)).id, { notes: "Old" });
    const theirs = await dataOf(await agent.patch(`/api/calls/${call.id}`, { data: { notes: "Theirs" } }));
    const headers = { "if-match": `"${call.seq}"` };
    const answer = await agent.patch(`/api/calls/${call.id}`, { data: { notes: "Mine" }, headers });
    await refused(answer, 409, "conflict", ["notes"]);
    expect((await answer.json()).currentData).toEqual(theirs);
    const merged = await agent.patch(`/api/calls/${call.id}`, { data: { callType: "inbound" }, headers });
    expect(await dataOf(merged)).toMatchObject({ notes: "Theirs", callType: "inbound" });
  });

  test("that is malformed is refused by name", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent);
    for (const match of ["42", '"abc"', '"-1"', '"1", "2"']) {
      const edit = { data: { name: "Never" }, headers: { "if-match": match } };
      await refused(await agent.patch(`/api/leads/${lead.id}`, edit), 400, "invalid", ["If-Match"]);
    }
    expect((await seen(agent, lead)).seq).toBe(lead.seq);
  });
});

test.describe("an edit without If-Match", () => {
  test("conflicts when its X-Client-Timestamp is older than the row", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent, { name: "Timed" });
    const updated = Date.parse(String(lead.updatedAt));
    const at = (ms: number) => ({ "x-client-timestamp": new Date(updated + ms).toISOString() });
    const old = await agent.patch(`/api/leads/${lead.id}`, { data: { name: "Late" }, headers: at(-1) });
    await refused(old, 409, "conflict", ["name"]);
    expect((await old.json()).currentData).toEqual(lead);
    const fresh = await agent.patch(`/api/leads/${lead.id}`, { data: { name: "In Time" }, headers: at(0) });
    expect((await dataOf(fresh)).name).toBe("In Time");
    const wrong = { data: { name: "Never" }, headers: { "x-client-timestamp": "yesterday" } };
    await refused(await agent.patch(`/api/leads/${lead.id}`, wrong), 400, "invalid", ["X-Client-Timestamp"]);
  });

  test("and without a timestamp wins as the last one", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = await aLead(agent);
    for (const name of ["First", "Last"]) await agent.patch(`/api/leads/${lead.id}`, { data: { name } });
    expect((await seen(agent, lead)).name).toBe("Last");
  });
});
