import type { APIRequestContext } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { aLead, aPhone, dataOf, raw, refused, written } from "../../support/api";
import { expect, test } from "../../support/people";

interface Item {
  seq: number;
  action: string;
  entity: string;
  id: string;
  row: Record<string, unknown> | null;
}

const meOf = async (api: APIRequestContext) => (await dataOf(await api.get("/api/auth/me"))).id as string;

async function pull(
  api: APIRequestContext,
  query = "",
): Promise<{ from: string; to: string; more: boolean; items: Item[] }> {
  const response = await api.get(`/api/sync/pull${query}`);
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** All that a person's device holds, and the cursor to go on from. */
async function everything(api: APIRequestContext): Promise<{ items: Item[]; cursor: string }> {
  const items: Item[] = [];
  let query = "";
  for (;;) {
    const page = await pull(api, query);
    items.push(...page.items);
    query = `?cursor=${encodeURIComponent(page.to)}`;
    if (!page.more) return { items, cursor: page.to };
  }
}

async function push(api: APIRequestContext, entries: object[], more: object = {}) {
  return api.post("/api/sync/push", { data: { v: 1, userId: await meOf(api), entries, ...more } });
}

const entry = (command: string, input: object, more: object = {}) => ({ id: uuidv7(), command, input, ...more });
const newLead = () => ({ id: uuidv7(), name: "Pushed Aziz", phone: aPhone().phone });

test.describe("pull", () => {
  test("fills a device page by page, then tells only what changed", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const { items, cursor } = await everything(agent);
    expect(cursor).toMatch(/^[0-9a-f]{32}:\d+$/);
    const entities = new Set(items.map((item) => item.entity));
    expect(entities).toEqual(new Set([...entities, "settings", "user", "lead", "call"]));
    expect(JSON.stringify(items.filter((item) => item.entity === "user"))).not.toContain("@");
    const me = await meOf(agent);
    for (const { row } of items.filter((item) => item.entity === "lead")) expect(row?.assignedTo).toBe(me);

    const lead = await aLead(agent);
    const delta = await pull(agent, `?cursor=${cursor}`);
    expect(delta.from).toBe(cursor);
    expect(delta.items.find((item) => item.id === lead.id)).toMatchObject({ action: "lead_created", seq: lead.seq });
    const other = await pull(await api("agent2@demo.test"), `?cursor=${cursor}`);
    expect(JSON.stringify(other)).not.toContain(lead.id);
    expect(await pull(agent, `?subtree=${lead.id}`)).toMatchObject({ more: false, items: [{ id: lead.id }] });
  });

  test("is personal: no cache may keep it, and each page takes two round trips", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const first = await agent.get("/api/sync/pull");
    const { to } = await first.json();
    const next = await agent.get(`/api/sync/pull?cursor=${encodeURIComponent(to)}`);
    for (const response of [first, next]) {
      expect(response.headers()["cache-control"]).toBe("private, no-store");
      expect(response.headers()["server-timing"]).toContain("trips=2 ");
    }
  });

  test("starts again in another history", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const response = await agent.get(`/api/sync/pull?cursor=${"0".repeat(32)}:1`);
    expect(await response.json()).toEqual({ reset: true });
  });

  for (const cursor of ["", "1", "abc:1", `${"0".repeat(32)}:-1`, `${"0".repeat(32)}:1~x`, "%00", "é:1"]) {
    test(`refuses the cursor "${cursor}" by its name`, async ({ api }) => {
      const agent = await api("agent1@demo.test");
      await refused(await agent.get(`/api/sync/pull?cursor=${cursor}`), 400, "invalid", ["cursor"]);
    });
  }

  test("refuses what it does not know, and who is nobody", async ({ api, request }) => {
    const agent = await api("agent1@demo.test");
    await refused(await agent.get("/api/sync/pull?since=1"), 400, "invalid", ["since"]);
    await refused(await agent.get(`/api/sync/pull?cursor=${"0".repeat(32)}:1&subtree=x`), 400, "invalid", ["subtree"]);
    await refused(await agent.post("/api/sync/pull", { data: {} }), 405, "method_not_allowed");
    await refused(await request.get("/api/sync/pull"), 401, "unauthenticated");
    expect(await pull(agent, "?subtree=nonsense")).toMatchObject({ items: [], more: false });
  });
});

test.describe("push", () => {
  test("runs the outbox in order, once, however often it is sent", async ({ api }) => {
    const agent = await api("agent1@demo.test");
    const lead = newLead();
    const call = uuidv7();
    const entries = [
      entry("createLead", lead),
      entry("startCall", { id: call, leadId: lead.id }),
      entry("endCall", { id: call, outcome: "demo-booked", duration: 1 }),
    ];
    const first = await push(agent, [...entries, entries[0] as object]);
    expect(first.status(), await first.text()).toBe(200);
    const body = await first.json();
    expect(Object.keys(body).sort()).toEqual(["cursor", "results"]);
    expect(Object.keys(body.results)).toEqual(entries.map(({ id }) => id));
    for (const result of Object.values(body.results)) expect(result).toMatchObject({ status: "applied" });
    expect(await dataOf(await agent.get(`/api/leads/${lead.id}`))).toMatchObject({ status: "demo-scheduled" });
    const before = written();
    const again = await Promise.all([push(agent, entries), push(agent, entries)]);
    for (const response of again) expect((await response.json()).results).toEqual(body.results);
    expect(written()).toEqual(before);
  });

  test("answers each change for itself, and goes on after a refusal", async ({ api }) => {
    // what is refused asks for a decision on every device of theirs, also in the stories that come after: decided at the end
    const agent = await api("agent5@demo.test");
    const lead = newLead();
    const [bad, good, online] = [
      entry("createLead", { ...lead, colour: "red" }),
      entry("createLead", lead),
      entry("changeRole", { id: lead.id, role: "admin" }),
    ];
    const { results } = await (await push(agent, [bad, good, online])).json();
    expect(results[bad.id]).toMatchObject({ status: "rejected", error: { code: "invalid", fields: { colour: /./ } } });
    expect(results[good.id]).toMatchObject({ status: "applied" });
    expect(results[online.id]).toMatchObject({ status: "rejected", error: { code: "forbidden" } });
    const reused = await (await push(agent, [{ ...bad, input: newLead() }])).json();
    expect(reused.results[bad.id].error.code).toBe("operation_reused");

    const decided = [bad, online].map(({ id }) => entry("dismissRefusal", { id: uuidv7(), operationId: id }));
    const { results: after } = await (await push(agent, decided)).json();
    for (const { id } of decided) expect(after[id]).toMatchObject({ status: "applied" });
  });

  test("of another person's outbox does nothing", async ({ api }) => {
    const [agent, other] = [await api("agent1@demo.test"), await api("agent2@demo.test")];
    const before = written();
    const change = entry("createLead", newLead());
    await refused(await push(agent, [change], { userId: await meOf(other) }), 403, "forbidden");
    expect(written()).toEqual(before);
    expect((await (await push(agent, [change])).json()).results[change.id]).toMatchObject({ status: "applied" });
  });

  test("refuses as a whole what is no push, and who is nobody", async ({ api, request }) => {
    const agent = await api("agent1@demo.test");
    const before = written();
    const change = entry("createLead", newLead());
    await refused(await push(agent, [change], { v: 2 }), 400, "invalid", ["v"]);
    await refused(await push(agent, [change], { colour: "red" }), 400, "invalid", ["colour"]);
    await refused(
      await push(
        agent,
        Array.from({ length: 11 }, () => entry("createLead", newLead())),
      ),
      400,
      "invalid",
      ["entries"],
    );
    await refused(await push(agent, [{ ...change, id: "tab\there" }]), 400, "invalid", ["entries.id"]);
    await refused(await agent.post("/api/sync/push", raw("[]")), 400, "invalid", ["body"]);
    await refused(await agent.post("/api/sync/push", raw("{}", "text/plain")), 415, "unsupported_media_type");
    await refused(await push(agent, [entry("addConversation", { body: "x".repeat(1_100_000) })]), 413, "too_large");
    await refused(await agent.get("/api/sync/push"), 405, "method_not_allowed");
    await refused(await request.post("/api/sync/push", { data: { v: 1 } }), 401, "unauthenticated");
    expect(written()).toEqual(before);
  });
});
